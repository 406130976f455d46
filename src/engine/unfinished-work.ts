import type Dockerode from 'dockerode'

// What an engine is still making and does not list yet. The engine does not say for whom: other people's work is
// among it.

/** Names of volumes that are being filled for containers that are not listed yet. */
export async function volumesBeingFilled(api: Dockerode): Promise<ReadonlySet<string>> {
  const [volumes, containers] = await Promise.all([
    api.listVolumes({ filters: JSON.stringify({ dangling: ['false'] }) }),
    api.listContainers({ all: true }),
  ])
  const listed = new Set(containers.flatMap(({ Mounts }) => Mounts.map(({ Name }) => Name)))
  // Volumes in use by no container that is listed.
  return new Set((volumes.Volumes ?? []).map(({ Name }) => Name).filter((name) => !listed.has(name)))
}

interface CacheRecord {
  readonly ID: string
  readonly InUse: boolean
}

/** Ids of cache records that builds hold from their first step until their images have their names. */
export async function recordsHeldByBuilds(api: Dockerode): Promise<ReadonlySet<string>> {
  const usage = await buildCache(api)
  return new Set(usage.filter(({ InUse }) => InUse).map(({ ID }) => ID))
}

/** dockerode's own call asks for the disk usage of everything, which takes engines long. */
function buildCache(api: Dockerode): Promise<readonly CacheRecord[]> {
  return new Promise((resolve, reject) => {
    // The client cuts off a path's last character where options are missing after the question mark.
    const options = { type: 'build-cache', verbose: true }
    const statusCodes = { 200: true, 500: 'server error' }
    const request = { path: '/system/df?', options, method: 'GET', statusCodes }
    api.modem.dial(request, (error: unknown, answer: unknown) => {
      if (error) return reject(error)
      // Since API 1.52 the records stand in another place.
      const { BuildCache: old, BuildCacheUsage: usage } = answer as {
        BuildCache?: readonly CacheRecord[] | null
        BuildCacheUsage?: { readonly Items?: readonly CacheRecord[] | null }
      }
      resolve(old ?? usage?.Items ?? [])
    })
  })
}
