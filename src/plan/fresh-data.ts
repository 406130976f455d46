import { extname } from 'node:path/posix'
import { type Json, type JsonObject, list, object, string } from '../common/json.js'
import {
  type HostMount,
  type HostSource,
  hostMountsOf,
  hostSource,
  sourceKey,
} from '../compose/host-mounts.js'
import type { Project, Service } from '../compose/project.js'
import { configuredFolders } from '../stores/configured-folders.js'
import { dataFoldersOf } from '../stores/data-folders.js'
import { knownStore } from '../stores/data-store.js'
import type { Adjustment } from './adjustment.js'
import { startedIn } from './graph/planned-services.js'
import { eachOnce, type HostPaths, hostPath, sourceName } from './host-sources.js'
import type { OwnedFolder, Plan } from './plan.js'

/**
 * The plan with data of the run's own for its data stores: what they have from outside of the project at their data
 * folders is replaced by fresh volumes, for every service that has the same. Two servers on one folder break its data,
 * and data of an earlier run makes the next one fail or pass for the wrong reason.
 */
export function withFreshData(plan: Plan, project: Project, paths: HostPaths): Plan {
  const all = storesIn(plan, project).map((store) => ({ store, mounts: dataMounts(store, project, paths) }))
  const found = all.flatMap(({ store, mounts }) =>
    mounts.map(({ source }) => ({ service: store.name, source })),
  )
  if (found.length === 0) return plan
  const ownedFolders = all.flatMap(({ store, mounts }) => foldersOfUser(store, mounts))
  const volumes = freshVolumes(
    found.map(({ source }) => source),
    plan.model,
  )
  return {
    ...plan,
    model: replaced(
      plan.model,
      volumes,
      new Set(all.flatMap(({ mounts }) => mounts.map(({ service }) => service))),
    ),
    adjustments: [...plan.adjustments, adjustmentOf(found, project.directory)],
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
  found: readonly { readonly service: string; readonly source: HostSource }[],
  directory: string,
): Adjustment {
  const sources = eachOnce(found.map(({ source }) => sourceName(source, directory)))
  return {
    code: 'FRESH_DATA',
    services: [...new Set(found.map(({ service }) => service))],
    sentence: `Data in fresh volumes instead of ${sources}, which stay as they are; \`data: declared\` uses them`,
  }
}

function storesIn(plan: Plan, project: Project): readonly Service[] {
  const databases = new Set(plan.roles.database.map(({ service }) => service))
  return startedIn(project, plan).filter(
    (service) => databases.has(service.name) || knownStore(service) !== undefined,
  )
}

/** What a store has from outside at its data folders, also by way of a service whose volumes it uses. */
function dataMounts(store: Service, project: Project, paths: HostPaths): readonly HostMount[] {
  const kind = knownStore(store)?.name
  const mounts = withVolumesFrom(store, project).flatMap((service) => hostMountsOf(service, project.model))
  const folders = dataFoldersOf(store, kind)
  // A folder that holds the configuration itself is not taken away from the store.
  const configuredFor = (mount: HostMount) =>
    mounts
      .flatMap((other) => (other === mount ? [] : (hostPath(other.source, paths).configuration ?? [])))
      .flatMap(configuredFolders)
  return mounts.filter((mount) => {
    if (mount.readOnly) return false
    if ([...folders, ...configuredFor(mount)].some((folder) => holdsData(mount, folder, paths))) return true
    return kind === undefined && isLikelyData(mount, paths)
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

/** Parts of a path where a container has configuration, certificates, scripts or plug-ins. */
const CONFIGURATION =
  /^\/(?:etc|run|dev|proc|sys)\/|(?:^|[/._-])(?:conf|config|cnf|init|initdb|init-db|entrypoint|certs?|certificates?|ssl|tls|secrets?|scripts?|plugins?|extensions?|seeds?|fixtures?|migrations?)(?:$|[/._-])/i

/** For a store of which nothing is known: what it may write to, and git does not have. */
function isLikelyData({ target, source }: HostMount, paths: HostPaths): boolean {
  if (source.kind !== 'bind') return true
  const { is, tracked } = hostPath(source, paths)
  if (CONFIGURATION.test(target)) return false
  return is === 'missing' ? extname(target) === '' : is === 'folder' && tracked === false
}

/** Source → the key of the top-level volume that takes its place; a volume of the project keeps its own. */
function freshVolumes(sources: readonly HostSource[], model: JsonObject): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(object(model.volumes)))
  const volumes = new Map<string, string>()
  for (const source of sources) {
    const key = sourceKey(source)
    if (volumes.has(key)) continue
    const name = source.kind === 'bind' ? freeName(taken) : source.volume
    taken.add(name)
    volumes.set(key, name)
  }
  return volumes
}

function freeName(taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) if (!taken.has(`fresh-data-${count}`)) return `fresh-data-${count}`
}

function replaced(
  model: JsonObject,
  volumes: ReadonlyMap<string, string>,
  ofStores: ReadonlySet<string>,
): JsonObject {
  const services = Object.entries(object(model.services)).map(([name, service]) => {
    const raw = object(service)
    if (raw.volumes === undefined) return [name, service] as const
    const mounts = list(raw.volumes).map((entry) => mounted(entry, model, volumes, ofStores.has(name)))
    return [name, { ...raw, volumes: mounts }] as const
  })
  const definitions = [...volumes.values()].map((name) => [name, {}] as const)
  return {
    ...model,
    services: Object.fromEntries(services),
    volumes: { ...object(model.volumes), ...Object.fromEntries(definitions) },
  }
}

/**
 * The mount of a folder becomes one of the volume; who only reads it still does. The engine copies what an image has at
 * the place of a volume into the volume, and its owner with it. Only a store may give that to its data.
 */
function mounted(
  entry: Json,
  model: JsonObject,
  volumes: ReadonlyMap<string, string>,
  isOfStore: boolean,
): Json {
  const source = hostSource(entry, model)
  const volume = source && volumes.get(sourceKey(source))
  if (volume === undefined) return entry
  if (isOfStore && source?.kind !== 'bind') return entry
  const { target, read_only: readOnly, volume: options } = object(entry)
  return {
    type: 'volume',
    source: volume,
    ...(target === undefined ? {} : { target }),
    ...(readOnly === true ? { read_only: true } : {}),
    ...(isOfStore ? {} : { volume: { ...object(options), nocopy: true } }),
  }
}
