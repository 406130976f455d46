import { readFile } from 'node:fs/promises'
import { isObject } from './json.js'
import type { Json, Project } from './model.js'

const SENSITIVE = /passw(or)?d|secret|token|credential|api_?key|private_?key|access_?key/i

/** Texts this short stand everywhere by chance. */
const SHORTEST = 4

/**
 * Values that must not be printed: variables and build arguments whose names say so, and secrets from the
 * environment. What stands in the Compose files themselves is no secret: everybody who can read the log can read them,
 * and hiding a `password` written there would make every log unreadable.
 */
export async function secretsOf(
  project: Project,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const values = new Set<string>()
  for (const service of Object.values(project.services)) {
    collect(service.environment, values)
    if (isObject(service.build) && isObject(service.build.args)) collect(service.build.args, values)
  }
  for (const name of fromEnvironment(project.model.secrets)) values.add(environment[name] ?? '')
  const candidates = [...values].filter((value) => value.length >= SHORTEST)
  if (candidates.length === 0) return []
  const files = await Promise.all(project.sources.files.map((file) => readFile(file, 'utf8').catch(() => '')))
  return candidates.filter((value) => !files.some((text) => text.includes(value)))
}

function collect(variables: Readonly<Record<string, Json>>, into: Set<string>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (SENSITIVE.test(name) && typeof value === 'string') into.add(value)
  }
}

function fromEnvironment(secrets: Json | undefined): string[] {
  if (!isObject(secrets)) return []
  return Object.values(secrets).flatMap((secret) =>
    isObject(secret) && typeof secret.environment === 'string' ? [secret.environment] : [],
  )
}
