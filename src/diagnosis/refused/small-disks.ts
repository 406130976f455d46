import { type Json, type JsonObject, list, object, string } from '../../common/json.js'
import type { CauseInFile } from './cause-in-file.js'
import { holderOf, namedPaths } from './named-paths.js'

const FULL = /\bno space left on device\b|\bENOSPC\b/i

/** What a program says of shared memory, whose segments have no path. */
export const SHARED_MEMORY = /shared memory|\/dev\/shm|\bshm\b/i

/** A disk of a service whose size the file sets. */
interface SmallDisk extends CauseInFile {
  /** Where it lies in the container. */
  readonly target: string
}

/** The disks of a service whose size the file sets: `tmpfs`, `shm_size`, a volume in memory or with a `size`. */
export function smallDisks(service: string, { services, volumes }: JsonObject): readonly SmallDisk[] {
  const {
    tmpfs,
    shm_size: sharedMemory,
    storage_opt: storage,
    volumes: mounts,
  } = object(object(services)[service])
  const own = (target: string, ...keys: readonly string[]): SmallDisk => ({
    target,
    path: ['services', service, ...keys],
    remedy: `raise \`${keys[0]}\`, or leave it out`,
  })
  return [
    ...list(tmpfs).flatMap((entry) => {
      const [target] = (string(entry) ?? '').split(':')
      return target ? [own(target, 'tmpfs', target)] : []
    }),
    ...(sharedMemory === undefined ? [] : [own('/dev/shm', 'shm_size')]),
    ...(storage === undefined ? [] : [own('/', 'storage_opt')]),
    ...list(mounts).flatMap((mount) => mountedDisk(mount, service, object(volumes))),
  ]
}

/** The small disk that is full, by the last line that says so; undefined: none, or nobody knows which. */
export function fullDisk(said: string, service: string, model: JsonObject): CauseInFile | undefined {
  const line = said.split('\n').findLast((one) => FULL.test(one))
  if (line === undefined) return undefined
  const disks = smallDisks(service, model)
  const paths = namedPaths(line)
  if (SHARED_MEMORY.test(line)) return disks.find(({ target }) => target === '/dev/shm')
  if (paths.length > 0) return holderOf(paths, disks)
  return disks.length === 1 ? disks[0] : undefined
}

function mountedDisk(mount: Json, service: string, volumes: JsonObject): readonly SmallDisk[] {
  const { type, source, target: at } = object(mount)
  const target = string(at) ?? ''
  if (type === 'tmpfs') {
    const remedy = `give the \`tmpfs\` at ${target} a larger \`size\``
    return [{ target, path: ['services', service, 'volumes', target], remedy }]
  }
  const name = string(source) ?? ''
  const options = object(object(volumes[name]).driver_opts)
  const isSized = options.size !== undefined || /\bsize=/.test(string(options.o) ?? '')
  if (type !== 'volume' || !(isSized || options.type === 'tmpfs')) return []
  return [
    { target, path: ['volumes', name, 'driver_opts'], remedy: `give the volume ${name} a larger \`size\`` },
  ]
}
