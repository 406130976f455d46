import { isObject, type Json, type JsonObject, list, object, string } from '../common/json.js'
import { undoubled } from './doubled-dollars.js'
import type { Service } from './project.js'

/** Data outside of the project that a container may use. */
export type HostSource =
  /** A folder or file of the machine. @see path absolute, on the engine's machine */
  | { readonly kind: 'bind'; readonly path: string }
  /** A top-level volume with options that say where its data is: a folder, or a share of another machine. */
  | { readonly kind: 'device'; readonly volume: string; readonly device: string; readonly isFolder: boolean }
  /** A top-level volume that the project does not make itself. */
  | { readonly kind: 'external'; readonly volume: string; readonly name: string }

/** Where a service has data from outside of the project. */
export interface HostMount {
  readonly service: string
  /** Absolute, in the container. */
  readonly target: string
  readonly readOnly: boolean
  readonly source: HostSource
}

/** Everything from outside of the project in a service's containers, what it has from others by `volumes_from` left out. */
export function hostMountsOf(
  { name, raw }: Pick<Service, 'name' | 'raw'>,
  model: JsonObject,
): readonly HostMount[] {
  return list(raw.volumes).flatMap((entry) => {
    const source = hostSource(entry, model)
    if (source === undefined) return []
    const { target, read_only: readOnly } = object(entry)
    return [{ service: name, target: said(target), readOnly: readOnly === true, source }]
  })
}

/** Where a mount's data comes from; undefined: it is the project's own. */
export function hostSource(entry: Json, model: JsonObject): HostSource | undefined {
  const { type, source } = object(entry)
  if (type === 'bind') return { kind: 'bind', path: said(source) }
  const volume = string(source)
  if (type !== 'volume' || volume === undefined) return undefined
  const options = object(model.volumes)[volume]
  return isObject(options) ? volumeSource(volume, options) : undefined
}

/** One text for each source, however many mounts it has. */
export function sourceKey(source: HostSource): string {
  return source.kind === 'bind' ? `bind ${source.path}` : `volume ${source.volume}`
}

function volumeSource(volume: string, options: JsonObject): HostSource | undefined {
  const { external, name, driver, driver_opts: said } = options
  if (external !== undefined && external !== false && external !== null)
    return { kind: 'external', volume, name: string(name) ?? volume }
  const opts = object(said)
  const isLocal = driver === undefined || driver === 'local' || driver === ''
  if (Object.keys(opts).length === 0 || string(opts.type) === 'tmpfs') return undefined
  const device = string(opts.device)
  // Another driver may have any name for the place: `mountpoint`, `sshcmd`, `share`.
  if (isLocal && device === undefined) return undefined
  const isFolder =
    isLocal && (string(opts.o) ?? '').split(',').some((word) => word === 'bind' || word === 'rbind')
  return { kind: 'device', volume, device: undoubled(device ?? `the driver ${string(driver)}`), isFolder }
}

function said(value: Json | undefined): string {
  return undoubled(string(value) ?? '')
}
