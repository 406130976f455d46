import type Dockerode from 'dockerode'

/**
 * What the engine is in the middle of and does not list yet, each by an id of its own: images being built, which it
 * goes on exporting when nobody waits for them any more, and containers whose volumes it still fills. It does not say
 * for whom, so other people's are among them.
 */
export async function underWay(api: Dockerode): Promise<ReadonlySet<string>> {
  const [cache, volumes, containers] = await Promise.all([
    cacheInUse(api),
    api.listVolumes({ filters: JSON.stringify({ dangling: ['false'] }) }),
    api.listContainers({ all: true }),
  ])
  const listed = new Set(containers.flatMap(({ Mounts }) => Mounts.map(({ Name }) => Name)))
  // In use, and no container is there that uses it: the one it is for is still to come.
  const awaiting = (volumes.Volumes ?? []).map(({ Name }) => Name).filter((name) => !listed.has(name))
  return new Set([...cache, ...awaiting])
}

interface CacheRecord {
  readonly ID: string
  readonly InUse: boolean
}

/** What a build holds on to from its first step until its image has its name. */
async function cacheInUse(api: Dockerode): Promise<string[]> {
  const usage = await buildCache(api)
  return usage.filter(({ InUse }) => InUse).map(({ ID }) => ID)
}

/** dockerode can ask for all kinds of things only, which takes engines long. */
function buildCache(api: Dockerode): Promise<readonly CacheRecord[]> {
  return new Promise((resolve, reject) => {
    const path = '/system/df?type=build-cache&verbose=1'
    const request = { path, method: 'GET', statusCodes: { 200: true, 500: 'server error' } }
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
