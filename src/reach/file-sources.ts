import { type Json, type JsonObject, list, object, string } from '../common/json.js'

/** Something that a container gets from the files of the process that runs Compose. */
export interface FileSource {
  readonly kind: 'bind' | 'secret' | 'config'
  /** Of the secret or config; of a mount, where it is mounted. */
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

/** What a service gets from files: mounts, and secrets and configs with a file. */
export function fileSourcesOf(service: JsonObject, model: JsonObject): ServiceFiles {
  const { volumes: _volumes, secrets: _secrets, configs: _configs, ...others } = service
  const binds = list(service.volumes).filter((entry) => object(entry).type === 'bind')
  const volumes = list(service.volumes).filter((entry) => object(entry).type !== 'bind')
  const secrets = split(list(service.secrets), object(model.secrets))
  const configs = split(list(service.configs), object(model.configs))
  const sources = [
    ...binds.map(bind),
    ...secrets.files.map((entry) => definedFile('secret', entry, model)),
    ...configs.files.map((entry) => definedFile('config', entry, model)),
  ]
  const kept = { volumes, secrets: secrets.others, configs: configs.others }
  const rest = Object.fromEntries(Object.entries(kept).filter(([, entries]) => entries.length > 0))
  return { sources, rest: { ...others, ...rest } }
}

function bind(mount: Json): FileSource {
  const entry = object(mount)
  const target = undoubled(string(entry.target) ?? '')
  const path = undoubled(string(entry.source) ?? '')
  return { kind: 'bind', name: target, path, target, isReadOnly: entry.read_only === true, entry }
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

/** Compose prints each `$` twice. */
function undoubled(text: string): string {
  return text.replaceAll('$$', '$')
}
