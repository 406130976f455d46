import { object, string } from '../common/json.js'
import type { Project } from '../compose/project.js'
import type { SourceFile } from '../compose/yaml/source-file.js'
import {
  descend,
  entriesAt,
  keysAt,
  rootsOf,
  stepInto,
  textAt,
  type YamlPlace,
} from '../compose/yaml/walk.js'
import { scalarsOf } from '../compose/yaml/written-scalars.js'

/** The services of a file, as they are written. */
function servicesIn(file: SourceFile): readonly YamlPlace[] {
  return rootsOf(file).flatMap((root) => {
    const services = stepInto(root, 'services')
    return keysAt(services).flatMap((name) => descend(services, name) ?? [])
  })
}

/** The files that services take variables from with `env_file`, as they are written. */
export function serviceEnvFiles(files: readonly SourceFile[]): readonly string[] {
  const entries = files.flatMap(servicesIn).flatMap((service) => entriesAt(stepInto(service, 'env_file')))
  return entries.flatMap((entry) => textAt(entry) ?? textAt(stepInto(entry, 'path')) ?? [])
}

/** The variables that a project wants from outside: those it uses without a default, and those it hands on. */
export function neededVariables(files: readonly SourceFile[], model: Project['model']): ReadonlySet<string> {
  const used = files.flatMap(scalarsOf).flatMap(({ written }) => withoutDefault(written))
  const handedOn = files.flatMap(servicesIn).flatMap(withoutValue)
  const sources = [...Object.values(object(model.secrets)), ...Object.values(object(model.configs))]
  const contents = sources.flatMap((source) => string(object(source).environment) ?? [])
  return new Set([...used, ...handedOn, ...contents])
}

/** `$NAME`, `${NAME}` and `${NAME:?message}`; not `$$NAME`, and not `${NAME:-default}`. */
function withoutDefault(text: string): readonly string[] {
  const uses = text.matchAll(/\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?\?[^}]*)?\})/g)
  return [...uses].flatMap(([, bare, braced]) => bare ?? braced ?? [])
}

/** `environment: [NAME]` and `environment: {NAME: }` take the value from outside. */
function withoutValue(service: YamlPlace): readonly string[] {
  const environment = stepInto(service, 'environment')
  const keys = keysAt(environment)
  const empty = keys.filter((key) => textAt(descend(environment, key)) === undefined)
  const names = keys.length > 0 ? [] : entriesAt(environment).flatMap((entry) => textAt(entry) ?? [])
  return [...empty, ...names.filter((name) => /^\w+$/.test(name))]
}

/** The files that secrets and configs take their contents from, absolute. */
export function contentFiles({ model }: Pick<Project, 'model'>): readonly string[] {
  const sources = [...Object.values(object(model.secrets)), ...Object.values(object(model.configs))]
  return sources.flatMap((source) => string(object(source).file) ?? [])
}
