import type { Environment } from '../common/environment.js'
import { embeddedSecrets } from './embedded-secrets.js'
import { isTelling, wordsIn } from './telling-name.js'

/** Shorter texts stand everywhere by chance. */
const MIN_SECRET_CHARACTERS = 4

/** Values of settings that are no secrets, whatever the name says. */
const NO_SECRET =
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|optional|required|auto|default|\/run\/secrets\/.*)$/i

/** Something that must not be printed. */
export interface Secret {
  /** Where its value comes from: a variable, a key in a Compose file, or a secret by its name. */
  readonly variable: string
  readonly value: string
}

/** What must not be printed of a value with a name: all of it where the name says so, and passwords inside. */
export function secretsIn(variable: string, value: string): readonly Secret[] {
  const own = isTelling(variable) ? [value, ...passwordBehindUser(variable, value)] : []
  return secretsOfValues(variable, [...own, ...embeddedSecrets(value)])
}

/** What may be a secret of these values, as they are. */
export function secretsOfValues(variable: string, values: readonly string[]): readonly Secret[] {
  return values
    .filter((value) => value.trim().length >= MIN_SECRET_CHARACTERS && !NO_SECRET.test(value))
    .map((value) => ({ variable, value }))
}

/** The secrets in variables whose names say nothing of a project yet. The words of such a name are none. */
export function environmentSecrets(environment: Environment): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    secretsIn(name, value).flatMap((secret) =>
      wordsIn(name).includes(secret.value.toLowerCase()) ? [] : secret.value,
    ),
  )
}

/** `admin:password`, `neo4j/password`: what stands behind the user is a secret alone too. */
function passwordBehindUser(variable: string, value: string): readonly string[] {
  const [, password] = /^[\w.-]+[:/](.+)$/.exec(value) ?? []
  return password !== undefined && wordsIn(variable).includes('auth') ? [password] : []
}
