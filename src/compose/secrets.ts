import { readFile } from 'node:fs/promises'
import type { Environment } from '../common/environment.js'
import { isObject, type Json } from '../common/json.js'
import type { ProjectLocation } from '../settings/settings.js'
import { composeEnvironment, projectEnvironment } from './files/env-files.js'
import type { Project } from './project.js'

const SENSITIVE = /passw(or)?d|secret|token|credential|api_?key|private_?key|access_?key/i

/** Whether the name of a variable says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return SENSITIVE.test(name)
}

/** Shorter texts stand everywhere by chance. */
const MIN_SECRET_CHARACTERS = 4

/** Something that must not be printed. */
export interface Secret {
  /** The variable that holds it, in a container or in the project's environment. */
  readonly variable: string
  readonly value: string
}

/**
 * What must not be printed: variables and build arguments whose names say so, and secrets from the environment. A value
 * that stands in a Compose file is no secret, because whoever can read the log can read the file. Hiding a `password`
 * that is written there would make every log unreadable.
 * @param environment the variables of the process. Compose takes secrets from a `.env` or an `--env-file` as well.
 */
export async function secretsOf(
  project: Project,
  location: ProjectLocation,
  environment: Environment,
): Promise<readonly Secret[]> {
  const secrets: Secret[] = []
  for (const service of Object.values(project.services)) {
    secrets.push(...sensitive(service.environment))
    if (isObject(service.build) && isObject(service.build.args))
      secrets.push(...sensitive(service.build.args))
  }
  const taken = fromEnvironment(project.model.secrets)
  const known = taken.length > 0 ? await environmentOf(project, location, environment) : {}
  for (const variable of taken) secrets.push({ variable, value: known[variable] ?? '' })
  const candidates = secrets.filter(({ value }) => value.length >= MIN_SECRET_CHARACTERS)
  if (candidates.length === 0) return []
  const files = await Promise.all(project.sources.files.map((file) => readFile(file, 'utf8').catch(() => '')))
  return candidates.filter(({ value }) => !files.some((text) => text.includes(value)))
}

/** The variables that Compose knows once it has found the project. */
async function environmentOf(
  { directory }: Project,
  location: ProjectLocation,
  environment: Environment,
): Promise<Environment> {
  return projectEnvironment(location, directory, await composeEnvironment(location, environment))
}

function sensitive(variables: Readonly<Record<string, Json>>): Secret[] {
  return Object.entries(variables).flatMap(([variable, value]) =>
    isSecretName(variable) && typeof value === 'string' ? [{ variable, value }] : [],
  )
}

function fromEnvironment(secrets: Json | undefined): string[] {
  if (!isObject(secrets)) return []
  return Object.values(secrets).flatMap((secret) =>
    isObject(secret) && typeof secret.environment === 'string' ? [secret.environment] : [],
  )
}
