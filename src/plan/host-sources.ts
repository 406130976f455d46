import { type JsonObject, list, object, string } from '../common/json.js'
import { listed } from '../common/sentence.js'
import type { HostSource } from '../compose/host-mounts.js'
import type { Service } from '../compose/project.js'
import { knownStore } from '../stores/data-store.js'

/** What is at a path on the engine's machine. */
export interface HostPath {
  /** `unknown`: it cannot be seen from here. */
  readonly is: 'folder' | 'file' | 'missing' | 'unknown'
  /** Git has it, or something in it. Absent: nobody knows. */
  readonly tracked?: boolean | undefined
  /** Names in a folder of what is no data: git has it, or it looks like configuration. Absent: there are none. */
  readonly content?: readonly string[] | undefined
  /** The content of a file, or of the files in a folder that programs are configured by. Absent: there are none. */
  readonly configuration?: readonly string[] | undefined
}

/** What is known of paths that the project mounts; absent: nobody looked. */
export type HostPaths = ReadonlyMap<string, HostPath>

const UNKNOWN_PATH: HostPath = { is: 'unknown' }

/** Where a source's data is, where that is a path of the machine. */
export function pathOf(source: HostSource): string | undefined {
  if (source.kind === 'bind') return source.path
  return source.kind === 'device' && source.isFolder ? source.device : undefined
}

export function hostPath(source: HostSource, paths: HostPaths): HostPath {
  return paths.get(pathOf(source) ?? '') ?? UNKNOWN_PATH
}

/**
 * What a service is configured by, beside its mounts: files of the machine, and texts that stand in the Compose file. It
 * has them by `configs` and `secrets`; a data store also in an image of its own.
 */
export function configured(service: Service, model: JsonObject) {
  const { raw, built } = service
  const definitions = (['configs', 'secrets'] as const).flatMap((section) =>
    list(raw[section]).map((entry) => {
      const key = string(entry) ?? string(object(entry).source) ?? ''
      return object(object(model[section])[key])
    }),
  )
  const copied = built?.copied === undefined || knownStore(service) === undefined ? [] : built.copied
  return {
    files: [...definitions.flatMap(({ file }) => string(file) ?? []), ...copied],
    texts: definitions.flatMap(({ content }) => string(content) ?? []),
  }
}

/** A source as people know it: `./data`, `/srv/pg (volume pgdata)`. @param directory of the project */
export function sourceName(source: HostSource, directory: string): string {
  switch (source.kind) {
    case 'bind':
      return shownPath(source.path, directory)
    case 'device':
      return `${shownPath(source.device, directory)} (volume ${source.volume})`
    case 'external':
      return `the external volume ${source.name}`
  }
}

function shownPath(path: string, directory: string): string {
  if (path === directory) return '.'
  return path.startsWith(`${directory}/`) ? `.${path.slice(directory.length)}` : path
}

/** `a, b and c`, each once. */
export function eachOnce(names: readonly string[]): string {
  return listed([...new Set(names)])
}
