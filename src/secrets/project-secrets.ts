import { isObject, type Json, object, string } from '../common/json.js'
import { undoubled } from '../compose/doubled-dollars.js'
import type { Project } from '../compose/project.js'
import { type Secret, secretsIn, secretsOfValues } from './secrets-in.js'

/** Keys of services whose values are no secrets: they name things, and stand in every message. */
const NAMING_KEYS: ReadonlySet<string> = new Set(
  'image container_name hostname env_file extra_hosts depends_on ports'.split(' '),
)

/**
 * What may be a secret in a project as Compose resolves it, wherever it stands there: variables, build arguments, labels,
 * options, arguments of commands, and secrets that Compose takes from variables.
 * @param valuesOf the values of a variable that the project may use
 */
export function projectSecrets(
  project: Project,
  valuesOf: (variable: string) => readonly string[],
): readonly Secret[] {
  const { services, secrets, volumes, configs, networks } = project.model
  const taken = Object.values(object(secrets)).flatMap((secret) => string(object(secret).environment) ?? [])
  return [
    ...[services, secrets, volumes, configs, networks]
      .flatMap((section) => secretsWithin(section ?? null))
      .map(({ variable, value }) => ({ variable, value: undoubled(value) })),
    ...secretsWithin(project.gate ?? null),
    ...taken.flatMap((variable) => secretsOfValues(variable, valuesOf(variable))),
  ]
}

/** The files of secrets, absolute, by the names of the secrets. */
export function secretFiles({ model }: Project): readonly { readonly name: string; readonly file: string }[] {
  return Object.entries(object(model.secrets)).flatMap(([name, secret]) => {
    const file = string(object(secret).file)
    return file === undefined ? [] : [{ name, file: undoubled(file) }]
  })
}

function secretsWithin(value: Json): readonly Secret[] {
  if (Array.isArray(value)) return [...argumentSecrets(value), ...value.flatMap(secretsWithin)]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (NAMING_KEYS.has(key)) return []
    return typeof inner === 'string' ? secretsIn(key, inner) : secretsWithin(inner)
  })
}

/** `--password=x`, `--password x`, `PASSWORD=x`, and what stands inside an argument. */
function argumentSecrets(words: readonly Json[]): readonly Secret[] {
  return words.flatMap((word, index) => {
    if (typeof word !== 'string') return []
    const [, flag = 'argument', value] = /^-*([\w.-]+)=([\s\S]*)$/.exec(word) ?? []
    const before = string(words[index - 1]) ?? ''
    const named = /^--?[a-z][\w-]*$/i.test(before) && !word.startsWith('-') ? secretsIn(before, word) : []
    return [...named, ...secretsIn(flag, value ?? word)]
  })
}
