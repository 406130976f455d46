import type { Problem, Report } from '../problem.js'
import type { ProjectLocation } from '../settings/model.js'
import { composeProblems } from './compose-problems.js'
import { type ReadConfig, type Resolved, resolvedConfig } from './config.js'
import { composeEnvironment, type Environment } from './environment.js'
import { type Located, locate } from './locate.js'
import { lossless } from './lossless.js'
import type { Project } from './model.js'
import { readSources, type SourceTree } from './read-sources.js'
import { servicesOf, undouble } from './service.js'
import { sourcesOf } from './sources.js'
import { warningsIn } from './warnings.js'

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
  const asked = settled(resolvedConfig(readConfig))
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
  if (answer.kind === 'model') return projectOf(location, located.directory, tree, answer)
  if (syntax.length > 0) syntax.forEach(report)
  else if (answer.kind === 'error') throw answer.error
  else composeProblems(answer, tree).forEach(report)
  return undefined
}

type Asked = Resolved | { readonly kind: 'error'; readonly error: unknown }

/** Waiting for it later never leaves an unhandled rejection meanwhile. */
function settled(promise: Promise<Resolved>): Promise<Asked> {
  return promise.catch((error: unknown) => ({ kind: 'error', error }))
}

function projectOf(
  location: ProjectLocation,
  directory: string,
  tree: SourceTree,
  { printed, stderr }: Resolved & { readonly kind: 'model' },
): Project {
  const model = lossless(printed)
  const gate = model['x-gate']
  const services = servicesOf(model, printed)
  return {
    name: location.name,
    directory,
    services,
    ...(gate === undefined ? {} : { gate: undouble(gate) }),
    model,
    sources: sourcesOf(tree, new Set(Object.keys(services))),
    warnings: warningsIn(stderr),
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
