import type { Problem, Report } from '../problem.js'
import type { ProjectLocation } from '../settings/model.js'
import { composeProblems } from './compose-problems.js'
import { composeEnvironment, type Environment } from './environment.js'
import { isObject, object } from './json.js'
import { type Located, locate } from './locate.js'
import type { Json, JsonObject, Project, Service } from './model.js'
import { readSources, type SourceTree } from './read-sources.js'
import { serviceOf, undouble } from './service.js'
import { sourcesOf } from './sources.js'
import { warningsIn } from './warnings.js'

/** What `docker compose config --format json` printed. */
export interface ConfigAnswer {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Asks Compose what the project is. */
export type ReadConfig = () => Promise<ConfigAnswer>

/**
 * Reads a Compose project: Compose says what it is, the files say where it stands. Both are read side by side.
 * @param environment the variables Compose runs with
 * @param report told every problem with the files; then nothing is returned
 * @param cwd what paths are shown relative to
 * @throws whatever `readConfig` throws, but not where the files alone show what is wrong
 */
export async function loadProject(
  location: ProjectLocation,
  readConfig: ReadConfig,
  environment: Environment,
  report: Report,
  cwd = process.cwd(),
): Promise<Project | undefined> {
  const asked = settled(readConfig())
  const env = await composeEnvironment(location, environment)
  const located = await locate(location, env)
  if (located.files.length === 0 && located.searched.length > 0) {
    report(nothingFound(located))
    return undefined
  }
  const syntax: Problem[] = []
  const tree = await readSources(located, env, cwd, (problem) => syntax.push(problem))
  const answer = await asked
  // What Compose takes is right, whatever another parser thinks of it.
  if (answer.kind === 'value' && answer.value.exitCode === 0) {
    return projectOf(location, located, tree, answer.value, report)
  }
  if (syntax.length > 0) syntax.forEach(report)
  else if (answer.kind === 'error') throw answer.error
  else composeProblems(answer.value, tree).forEach(report)
  return undefined
}

type Settled<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'error'; readonly error: unknown }

/** Waiting for it later never leaves an unhandled rejection meanwhile. */
function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value) => ({ kind: 'value', value }),
    (error: unknown) => ({ kind: 'error', error }),
  )
}

function projectOf(
  location: ProjectLocation,
  located: Located,
  tree: SourceTree,
  answer: ConfigAnswer,
  report: Report,
): Project | undefined {
  const model = parseModel(answer.stdout)
  if (model === undefined) {
    report({ message: 'docker compose config printed no JSON' })
    return undefined
  }
  const services: Record<string, Service> = {}
  for (const [name, raw] of Object.entries(object(model.services))) {
    services[name] = serviceOf(name, object(raw), model)
  }
  const gate = model['x-gate']
  return {
    name: location.name,
    directory: located.directory,
    services,
    ...(gate === undefined ? {} : { gate: undouble(gate) }),
    model,
    sources: sourcesOf(tree, new Set(Object.keys(services))),
    warnings: warningsIn(answer.stderr),
  }
}

function parseModel(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json
    return isObject(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function nothingFound(located: Located): Problem {
  const [nearest = ''] = located.searched
  const above = located.searched.length > 1 ? ' or in any folder above it' : ''
  return {
    message: `there is no compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml in ${nearest}${above}`,
    instead: 'write one, or name it with `--file` (input `compose-file`)',
  }
}
