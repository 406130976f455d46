import { join } from 'node:path/posix'
import { type Json, type JsonObject, object } from '../common/json.js'
import type { HostMount } from '../compose/host-mounts.js'
import { type HostPaths, hostPath, pathOf } from './host-sources.js'

/** Names of files that programs are configured by. */
export const CONFIGURATION_FILE = /\.(?:conf|cnf|cfg|ini|ya?ml|toml|xml|properties)$/i

/** Parts of a path where a container has configuration, certificates, scripts or plug-ins. */
const CONFIGURATION =
  /^\/(?:etc|run|dev|proc|sys)\/|(?:^|[/._-])(?:etc|conf|config|cnf|init|initdb|init-db|entrypoint|certs?|certificates?|ssl|tls|secrets?|scripts?|plugins?|extensions?|seeds?|fixtures?|migrations?)(?:$|[/._-])/i

/** Whether a path says that there is no data. */
export function isConfiguration(path: string): boolean {
  return CONFIGURATION.test(path) || CONFIGURATION_FILE.test(path)
}

/**
 * What a folder above a store's data also holds, and what the store needs of it: what git has, which a fresh checkout has
 * too, and what looks like configuration.
 * @param dataFolders of the store, absolute
 * @returns names in the folder; none where the mount is the data itself
 */
export function keptContent(
  { target, source }: HostMount,
  dataFolders: readonly string[],
  paths: HostPaths,
): readonly string[] {
  const at = target.replace(/(.)\/+$/, '$1')
  const below = dataFolders.filter((folder) => folder.startsWith(`${at}/`))
  if (below.length === 0 || dataFolders.some((folder) => at === folder || at.startsWith(`${folder}/`)))
    return []
  const ofData = new Set(below.map((folder) => folder.slice(at.length + 1).split('/')[0]))
  return (hostPath(source, paths).content ?? []).filter((name) => !ofData.has(name))
}

/** Mounts of what is kept of a folder, in the volume that takes its place. @param entry the mount of the folder */
export function keptMounts(
  entry: Json,
  source: HostMount['source'],
  names: readonly string[],
): readonly JsonObject[] {
  const folder = pathOf(source)
  const { target, read_only: readOnly } = object(entry)
  if (folder === undefined || typeof target !== 'string') return []
  return names.map((name) => ({
    type: 'bind',
    source: doubled(join(folder, name)),
    target: join(target, doubled(name)),
    ...(readOnly === true ? { read_only: true } : {}),
  }))
}

/** As Compose reads it. */
function doubled(text: string): string {
  return text.replaceAll('$', '$$$$')
}
