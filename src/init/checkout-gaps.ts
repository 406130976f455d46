import { dirname, join, relative, resolve } from 'node:path'
import type { Environment } from '../common/environment.js'
import {
  composeEnvironment,
  environmentFiles,
  interpolate,
  projectEnvironment,
  withEnvFiles,
} from '../compose/files/env-files.js'
import { contentOf, templatesOf } from '../compose/files/similar-files.js'
import { exists, readTextFile } from '../compose/files/text-file.js'
import type { Project } from '../compose/project.js'
import { readSource, type SourceFile } from '../compose/yaml/source-file.js'
import type { ProjectLocation } from '../settings/settings.js'
import { contentFiles, neededVariables, serviceEnvFiles } from './needed-variables.js'
import type { Repository } from './repository.js'

/** What the project has on this machine, and a fresh checkout does not. Paths count from the repository's root. */
export interface CheckoutGaps {
  /** Files that Git ignores, with the example of each that it keeps. */
  readonly copies: readonly { readonly example: string; readonly file: string }[]
  /** Files that Git ignores, and of which there is no example. */
  readonly files: readonly string[]
  /** What images are made from, and what somebody has to make before that: Git ignores it. */
  readonly made: readonly string[]
  /** Variables that the project needs, and that only this machine has. */
  readonly variables: readonly string[]
  /** What only this machine tells Compose about the project, with its values. */
  readonly selection: Readonly<Record<string, string>>
}

/** Variables with which Compose is told what the project is. */
const SELECTING = ['COMPOSE_FILE', 'COMPOSE_PATH_SEPARATOR', 'COMPOSE_PROFILES']

/** Variables of every shell. The runner has values of its own. */
const OF_SHELLS = new Set([
  'HOME',
  'PATH',
  'PWD',
  'OLDPWD',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'TERM',
  'TMPDIR',
])

/** @param environment the variables of the process */
export async function checkoutGaps(
  project: Project,
  location: ProjectLocation,
  environment: Environment,
  repository: Repository,
): Promise<CheckoutGaps> {
  const sources = await readSources(project)
  const known = await composeEnvironment(location, environment)
  const here = await projectEnvironment(location, project.directory, known)
  const variableFiles = environmentFiles(location, project.directory, environment)
  const ofServices = serviceEnvFiles(sources).map((file) =>
    resolve(project.directory, interpolate(file, here)),
  )
  const required = [...ofServices, ...location.envFiles.map((file) => resolve(location.directory, file))]
  const wanted = new Set([...required, ...contentFiles(project)])
  const ignored = await repository.ignored(await existing([...variableFiles, ...wanted]))
  const examples = await examplesOf([...ignored], repository)
  const copiedByBuilds = Object.values(project.services).flatMap(({ built }) => built?.copied ?? [])
  const made = [...(await repository.ignored([...new Set(copiedByBuilds)]))]

  const kept = variableFiles.filter((file) => !ignored.has(file))
  const copied = variableFiles.flatMap((file) => examples.get(file) ?? [])
  const there = await withEnvFiles([...kept, ...copied], {})
  const isOnlyHere = (name: string) => here[name] !== undefined && there[name] === undefined
  const needed = [...neededVariables(sources, project.model)]
  const shown = (path: string) => relative(repository.root, path)
  return {
    copies: [...examples].map(([file, example]) => ({ example: shown(example), file: shown(file) })),
    files: [...ignored].filter((file) => wanted.has(file) && !examples.has(file)).map(shown),
    made: made.filter((file) => !ignored.has(file)).map(shown),
    variables: needed.filter((name) => isOnlyHere(name) && !OF_SHELLS.has(name)).sort(),
    selection: Object.fromEntries(SELECTING.filter(isOnlyHere).map((name) => [name, here[name] ?? ''])),
  }
}

/** The project's files as they are written. What is no YAML Compose has told already. */
async function readSources({ sources }: Project): Promise<readonly SourceFile[]> {
  const contents = await Promise.all(sources.files.map(readTextFile))
  return contents.flatMap((content, index) => {
    const path = sources.files[index] ?? ''
    return content.kind === 'text' ? readSource(path, path, content.text, () => {}) : []
  })
}

async function existing(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(exists))
  return [...new Set(paths.filter((_, index) => found[index]))]
}

/** `.env` → `.env.example` and the like, where Git keeps such a file. */
async function examplesOf(
  files: readonly string[],
  repository: Repository,
): Promise<ReadonlyMap<string, string>> {
  const beside = files.map(async (file) => {
    const folder = dirname(file)
    const names = templatesOf(file, (await contentOf(folder)).files)
    return names.map((name) => ({ file, example: join(folder, name) }))
  })
  const candidates = (await Promise.all(beside)).flat()
  const kept = await repository.ignored(candidates.map(({ example }) => example))
  const usable = candidates.filter(({ example }) => !kept.has(example))
  // The first one wins.
  return new Map([...usable].reverse().map(({ file, example }) => [file, example]))
}
