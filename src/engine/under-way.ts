import type Dockerode from 'dockerode'

// What an engine is in the middle of and does not list yet. It does not say for whom: other people's are among it.

/** Volumes, by name, that are being filled for containers to come. */
export async function fillings(api: Dockerode): Promise<ReadonlySet<string>> {
  const [volumes, containers] = await Promise.all([
    api.listVolumes({ filters: JSON.stringify({ dangling: ['false'] }) }),
    api.listContainers({ all: true }),
  ])
  const listed = new Set(containers.flatMap(({ Mounts }) => Mounts.map(({ Name }) => Name)))
  // In use, and no container is there that uses it.
  return new Set((volumes.Volumes ?? []).map(({ Name }) => Name).filter((name) => !listed.has(name)))
}

interface CacheRecord {
  readonly ID: string
  readonly InUse: boolean
}

/** What builds hold on to, by id, from their first step until their images have their names. */
export async function buildsHold(api: Dockerode): Promise<ReadonlySet<string>> {
  const usage = await buildCache(api)
  return new Set(usage.filter(({ InUse }) => InUse).map(({ ID }) => ID))
}

/** dockerode can ask for all kinds of things only, which takes engines long. */
function buildCache(api: Dockerode): Promise<readonly CacheRecord[]> {
  return new Promise((resolve, reject) => {
    // The client cuts off a path's last character where options are missing after the question mark.
    const options = { type: 'build-cache', verbose: true }
    const statusCodes = { 200: true, 500: 'server error' }
    const request = { path: '/system/df?', options, method: 'GET', statusCodes }
    api.modem.dial(request, (error: unknown, answer: unknown) => {
      if (error) return reject(error)
      // Told in another place since API 1.52.
      const { BuildCache: old, BuildCacheUsage: usage } = answer as {
        BuildCache?: readonly CacheRecord[] | null
        BuildCacheUsage?: { readonly Items?: readonly CacheRecord[] | null }
      }
      resolve(old ?? usage?.Items ?? [])
    })
  })
}
