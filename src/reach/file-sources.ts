import { type Json, type JsonObject, list, object, string } from '../common/json.js'
import { undoubled } from '../compose/doubled-dollars.js'
import { hostSource } from '../compose/host-mounts.js'

/** Something that a container gets from the files of the process that runs Compose. */
export interface FileSource {
  readonly kind: 'bind' | 'volume' | 'secret' | 'config'
  /** Of the volume, secret or config; of a bind mount, where it is mounted. */
  readonly name: string
  /** Absolute, here. */
  readonly path: string
  /** Absolute, in the container. */
  readonly target: string
  readonly isReadOnly: boolean
  /** The mount that says it. */
  readonly entry: JsonObject
}

export interface ServiceFiles {
  readonly sources: readonly FileSource[]
  /** The service without them. */
  readonly rest: JsonObject
}

/** What a service gets from files: mounts, volumes that stand for a folder, and secrets and configs with a file. */
export function fileSourcesOf(service: JsonObject, model: JsonObject): ServiceFiles {
  const { volumes: _volumes, secrets: _secrets, configs: _configs, ...others } = service
  const mounted = list(service.volumes).map((entry) => ({ entry, source: mountedFile(object(entry), model) }))
  const volumes = mounted.flatMap(({ entry, source }) => (source === undefined ? [entry] : []))
  const secrets = split(list(service.secrets), object(model.secrets))
  const configs = split(list(service.configs), object(model.configs))
  const sources = [
    ...mounted.flatMap(({ source }) => source ?? []),
    ...secrets.files.map((entry) => definedFile('secret', entry, model)),
    ...configs.files.map((entry) => definedFile('config', entry, model)),
  ]
  const kept = { volumes, secrets: secrets.others, configs: configs.others }
  const rest = Object.fromEntries(Object.entries(kept).filter(([, entries]) => entries.length > 0))
  return { sources, rest: { ...others, ...rest } }
}

/** Undefined: the mount is of no file or folder. */
function mountedFile(entry: JsonObject, model: JsonObject): FileSource | undefined {
  const source = hostSource(entry, model)
  const target = undoubled(string(entry.target) ?? '')
  const facts = { target, isReadOnly: entry.read_only === true, entry }
  if (source?.kind === 'bind') return { kind: 'bind', name: target, path: source.path, ...facts }
  if (source?.kind !== 'device' || !source.isFolder) return undefined
  return { kind: 'volume', name: source.volume, path: source.device, ...facts }
}

function split(entries: readonly Json[], definitions: JsonObject) {
  const hasFile = (entry: Json) => string(object(definitions[nameOf(entry)]).file) !== undefined
  return { files: entries.filter(hasFile), others: entries.filter((entry) => !hasFile(entry)) }
}

function nameOf(entry: Json): string {
  return string(entry) ?? string(object(entry).source) ?? ''
}

/** Compose mounts such a file itself, and does not look at owner and mode. */
function definedFile(kind: 'secret' | 'config', used: Json, model: JsonObject): FileSource {
  const name = nameOf(used)
  const definition = object(object(model[`${kind}s`])[name])
  const said = string(object(used).target)
  const folder = kind === 'secret' ? '/run/secrets/' : '/'
  const target = said === undefined ? `${folder}${name}` : said.startsWith('/') ? said : `${folder}${said}`
  const path = undoubled(string(definition.file) ?? '')
  const entry = { type: 'bind', source: string(definition.file) ?? '', target, read_only: true }
  return { kind, name, path, target: undoubled(target), isReadOnly: true, entry }
}
