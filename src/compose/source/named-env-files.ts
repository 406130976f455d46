import { dirname, resolve } from 'node:path'
import type { Environment } from '../../common/environment.js'
import type { ProjectLocation } from '../../settings/settings.js'
import { composeEnvironment, environmentFiles, interpolate, projectEnvironment } from '../files/env-files.js'
import { locateFiles } from '../files/locate.js'
import { readTextFile } from '../files/text-file.js'
import { entriesAt, stepInto, textAt } from '../yaml/walk.js'
import { servicesIn } from './find-place.js'
import { readSourceTree, type SourceTree } from './source-tree.js'

/** The env files of a project, absolute. Some may not exist. */
export interface NamedEnvFiles {
  /** For the variables of the project, in the order in which they are read: a later one wins. */
  readonly project: readonly string[]
  /** For the variables of included files, which those of the project win over. */
  readonly included: readonly string[]
  /** For the containers of services. */
  readonly services: readonly string[]
  /** The Compose files as they are written, as far as they can be read. */
  readonly texts: readonly string[]
}

/** Finds the env files of a project, also where Compose refuses it. */
export async function namedEnvFiles(
  location: ProjectLocation,
  environment: Environment,
): Promise<NamedEnvFiles> {
  const known = await composeEnvironment(location, environment)
  const located = await locateFiles(location, known)
  const found = environmentFiles(location, located.directory, known)
  const areNamed = location.envFiles.length > 0 || Boolean(known.COMPOSE_ENV_FILES)
  // Of two files `.env`, Compose reads that of the working directory first, and no later one wins over it.
  const project = areNamed ? found : [...found].reverse()
  const contents = await Promise.all(located.files.map(readTextFile))
  const texts = contents.flatMap((content) => (content.kind === 'text' ? content.text : []))
  if (!texts.some((text) => /\b(?:include|env_file|extends)\b/.test(text)))
    return { project, included: [], services: [], texts }
  const env = await projectEnvironment(location, located.directory, known)
  const tree = await readSourceTree(located, env, location.directory, () => {})
  return {
    project,
    included: tree.includedEnvFiles,
    services: serviceEnvFiles(tree, located.directory),
    texts: tree.all.map(({ text }) => text),
  }
}

/** The env files of services, absolute; versions of Compose differ in where relative paths start. */
export function serviceEnvFiles(tree: SourceTree, directory: string): readonly string[] {
  const files = tree.all.flatMap((file) =>
    servicesIn(file)
      .flatMap(({ place }) => entriesAt(stepInto(place, 'env_file')))
      .flatMap((entry) => textAt(entry) ?? textAt(stepInto(entry, 'path')) ?? [])
      .flatMap((written) => {
        const path = interpolate(written, tree.environment(file))
        return [resolve(dirname(file.path), path), resolve(directory, path)]
      }),
  )
  return [...new Set(files)]
}
