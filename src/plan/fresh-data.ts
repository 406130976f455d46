import { extname } from 'node:path/posix'
import { dictionary } from '../common/dictionary.js'
import { type Json, type JsonObject, list, object, string } from '../common/json.js'
import { listed } from '../common/sentence.js'
import { type HostMount, hostMountsOf, hostSource, sourceKey } from '../compose/host-mounts.js'
import type { Project, Service } from '../compose/project.js'
import { configuredFolders } from '../stores/configured-folders.js'
import { dataFoldersOf } from '../stores/data-folders.js'
import { knownStore } from '../stores/data-store.js'
import type { Adjustment } from './adjustment.js'
import { startedIn } from './graph/planned-services.js'
import { configured, eachOnce, type HostPaths, hostPath, sourceName } from './host-sources.js'
import { isConfiguration, keptContent, keptMounts } from './kept-content.js'
import type { OwnedFolder, Plan } from './plan.js'

/** A mount at the data of a store. */
interface DataMount extends HostMount {
  /** What stays mounted of a folder that is more than the data: names in it. */
  readonly kept: readonly string[]
}

/** What takes the place of a source. */
interface FreshVolume {
  /** Key of the top-level volume. */
  readonly name: string
  readonly kept: readonly string[]
}

/** By source. */
type FreshVolumes = ReadonlyMap<string, FreshVolume>

/**
 * The plan with data of the run's own for its data stores: what they have from outside of the project at their data
 * folders is replaced by fresh volumes, for every service that has the same. Two servers on one folder break its data,
 * and data of an earlier run makes the next one fail or pass for the wrong reason.
 */
export function withFreshData(plan: Plan, project: Project, paths: HostPaths): Plan {
  const found = storesIn(plan, project).map((store) => ({ store, mounts: dataMounts(store, project, paths) }))
  const mounts = found.flatMap((one) => one.mounts)
  if (mounts.length === 0) return plan
  const services = found.filter((one) => one.mounts.length > 0).map(({ store }) => store.name)
  const ownedFolders = found.flatMap((one) => foldersOfUser(one.store, one.mounts))
  const volumes = freshVolumes(mounts, plan.model)
  return {
    ...plan,
    model: replaced(plan.model, volumes, new Set(mounts.map(({ service }) => service))),
    adjustments: [...plan.adjustments, adjustmentOf(services, mounts, volumes, project.directory)],
    ...(ownedFolders.length === 0 ? {} : { ownedFolders }),
  }
}

/** A store that runs as a user by number has folders of this user, which an image knows nothing of. */
function foldersOfUser({ name, raw }: Service, mounts: readonly HostMount[]): readonly OwnedFolder[] {
  const [, uid, gid = '0'] = /^(\d+)(?::(\d+))?$/.exec(string(raw.user) ?? '') ?? []
  if (uid === undefined || uid === '0') return []
  return mounts.map(({ target }) => ({
    service: name,
    target: target.replace(/(.)\/+$/, '$1'),
    uid: Number(uid),
    gid: Number(gid),
  }))
}

function adjustmentOf(
  services: readonly string[],
  mounts: readonly DataMount[],
  volumes: FreshVolumes,
  directory: string,
): Adjustment {
  const sources = mounts.map(({ source }) => {
    const kept = volumes.get(sourceKey(source))?.kept ?? []
    return `${sourceName(source, directory)}${kept.length > 0 ? ` (but for ${listed(kept)})` : ''}`
  })
  return {
    code: 'FRESH_DATA',
    services,
    sentence: `Data in fresh volumes instead of ${eachOnce(sources)}, which stay as they are; \`data: declared\` uses them`,
  }
}

function storesIn(plan: Plan, project: Project): readonly Service[] {
  const databases = new Set(plan.roles.database.map(({ service }) => service))
  return startedIn(project, plan).filter(
    (service) => databases.has(service.name) || knownStore(service) !== undefined,
  )
}

/** What a store has from outside at its data folders, also by way of a service whose volumes it uses. */
function dataMounts(store: Service, project: Project, paths: HostPaths): readonly DataMount[] {
  const kind = knownStore(store)?.name
  const mounts = withVolumesFrom(store, project).flatMap((service) => hostMountsOf(service, project.model))
  const { files, texts } = configured(store, project.model)
  const told = [...texts, ...files.flatMap((file) => paths.get(file)?.configuration ?? [])]
  const folders = [...dataFoldersOf(store, kind), ...told.flatMap(configuredFolders)]
  // A folder that holds the configuration itself is not taken away from the store.
  const configuredFor = (mount: HostMount) =>
    mounts
      .flatMap((other) => (other === mount ? [] : (hostPath(other.source, paths).configuration ?? [])))
      .flatMap(configuredFolders)
  return mounts.flatMap((mount) => {
    const ofMount = [...folders, ...configuredFor(mount)]
    if (mount.readOnly) return []
    const isData = ofMount.some((folder) => holdsData(mount, folder, paths))
    if (!isData && (kind !== undefined || !isLikelyData(mount, paths))) return []
    return [{ ...mount, kept: keptContent(mount, ofMount, paths) }]
  })
}

/** The service and those whose volumes it uses by `volumes_from`, however far away. */
export function withVolumesFrom(service: Service, { services }: Project): readonly Service[] {
  const all = new Set([service])
  for (const one of all) {
    for (const { key, kind, name } of one.shares) {
      const other =
        kind === 'service'
          ? services[name]
          : Object.values(services).find(({ containerName }) => containerName === name)
      if (key === 'volumes_from' && other !== undefined) all.add(other)
    }
  }
  return [...all]
}

/** Whether a mount is at a data folder, holds it, or is a folder in it. A file in it is configuration. */
function holdsData({ target, source }: HostMount, folder: string, paths: HostPaths): boolean {
  const at = target.replace(/(.)\/+$/, '$1')
  const { is } = hostPath(source, paths)
  if (at === '/' || is === 'file') return false
  if (at === folder || folder.startsWith(`${at}/`)) return true
  if (!at.startsWith(`${folder}/`)) return false
  return source.kind !== 'bind' || is === 'folder' || extname(at) === ''
}

/** For a store of which nothing is known: what it may write to, and git does not have. */
function isLikelyData({ target, source }: HostMount, paths: HostPaths): boolean {
  if (source.kind !== 'bind') return true
  const { is, tracked } = hostPath(source, paths)
  if (isConfiguration(target)) return false
  return is === 'missing' ? extname(target) === '' : is === 'folder' && tracked === false
}

/** Source → what takes its place; a volume of the project keeps its name. */
function freshVolumes(mounts: readonly DataMount[], model: JsonObject): FreshVolumes {
  const taken = new Set(Object.keys(object(model.volumes)))
  const volumes = new Map<string, FreshVolume>()
  for (const { source, kept } of mounts) {
    const key = sourceKey(source)
    const known = volumes.get(key)
    const name = known?.name ?? (source.kind === 'bind' ? freeName(taken) : source.volume)
    taken.add(name)
    // What is data of one store is no other's to keep.
    volumes.set(key, { name, kept: known?.kept.filter((one) => kept.includes(one)) ?? kept })
  }
  return volumes
}

function freeName(taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) if (!taken.has(`fresh-data-${count}`)) return `fresh-data-${count}`
}

function replaced(model: JsonObject, volumes: FreshVolumes, ofStores: ReadonlySet<string>): JsonObject {
  const services = Object.entries(object(model.services)).map(([name, service]) => {
    const raw = object(service)
    if (raw.volumes === undefined) return [name, service] as const
    const mounts = list(raw.volumes).flatMap((entry) => mounted(entry, model, volumes, ofStores.has(name)))
    return [name, { ...raw, volumes: mounts }] as const
  })
  const definitions = [...volumes.values()].map(({ name }) => [name, {}] as const)
  return {
    ...model,
    services: dictionary(services),
    volumes: { ...object(model.volumes), ...Object.fromEntries(definitions) },
  }
}

/**
 * The mount of a folder becomes one of the volume; who only reads it still does. The engine copies what an image has at
 * the place of a volume into the volume, and its owner with it. Only a store may give that to its data.
 */
function mounted(entry: Json, model: JsonObject, volumes: FreshVolumes, isOfStore: boolean): readonly Json[] {
  const source = hostSource(entry, model)
  const volume = source && volumes.get(sourceKey(source))
  if (source === undefined || volume === undefined) return [entry]
  const { target, read_only: readOnly, volume: options } = object(entry)
  // What is kept needs a place in the volume.
  const isReadOnly = readOnly === true && volume.kept.length === 0
  const fresh = {
    type: 'volume',
    source: volume.name,
    ...(target === undefined ? {} : { target }),
    ...(isReadOnly ? { read_only: true } : {}),
    ...(isOfStore ? {} : { volume: { ...object(options), nocopy: true } }),
  }
  const isUnchanged = isOfStore && source.kind !== 'bind'
  return [isUnchanged ? entry : fresh, ...keptMounts(entry, source, volume.kept)]
}
