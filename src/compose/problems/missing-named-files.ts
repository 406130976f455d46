import { dirname, resolve } from 'node:path'
import type { Problem } from '../../common/problem.js'
import { showPath } from '../../common/show-path.js'
import { interpolate } from '../files/env-files.js'
import { isRemote } from '../files/locate.js'
import { exists } from '../files/text-file.js'
import { type ServiceDefinition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { startOf } from '../yaml/read-yaml.js'
import { positionIn, type SourceFile } from '../yaml/source-file.js'
import { descend, entriesAt, keysAt, rootsOf, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'

/** A file or folder that the files of a project name. */
interface NamedPath {
  /** Absolute. Versions of Compose differ in where relative paths start. */
  readonly paths: readonly string[]
  /** The text that says the path, or its key. */
  readonly text: YamlPlace
  /** Compose needs it, or a service that is started cannot do without it. */
  readonly isSure: boolean
  readonly problem: (path: string) => Problem
  /** It can only be looked for where one of these folders is there. */
  readonly below?: readonly string[] | undefined
}

const MISSING = /^(?:env file (.+?) not found\b.*|(?:open|stat) (.+): no such file or directory)$/

/**
 * Compose ends at the first file that is not there, and does not say who names it. Where it refuses a project, all files
 * that are not there are told, each at the first place that names it: the author would meet them one after the other.
 * @param directory of the project
 */
export async function withMissingFiles(
  told: readonly Problem[],
  tree: SourceTree,
  directory: string,
): Promise<readonly Problem[]> {
  const said = new Set(told.flatMap(({ message }) => saidIn(message) ?? []))
  const missing = new Map<string, Problem>()
  const all = tree.all.flatMap((file) => pathsIn(file, tree, directory))
  for (const { paths, text, isSure, problem, below } of all) {
    const path = paths.find((one) => said.has(one)) ?? paths.at(-1) ?? ''
    if (missing.has(path) || !(isSure || said.has(path)) || (await anyExists(paths))) continue
    if (below !== undefined && !(await anyExists(below))) continue
    const at = positionIn(text.file, startOf(text.value) ?? text.offset)
    missing.set(path, { ...problem(path), at })
  }
  const others = told.filter(({ message }) => !missing.has(saidIn(message) ?? ''))
  return [...others, ...missing.values()]
}

/** The path in Compose's sentence. */
function saidIn(message: string): string | undefined {
  const match = MISSING.exec(message)
  return match?.[1] ?? match?.[2]
}

function pathsIn(file: SourceFile, tree: SourceTree, directory: string): readonly NamedPath[] {
  const isGiven = tree.given?.includes(file) ?? false
  const context = {
    resolved: (written: string) => {
      const path = interpolate(written, tree.environment(file))
      return path === '' || path.includes('$') || isElsewhere(path)
        ? []
        : [resolve(dirname(file.path), path), resolve(directory, path)]
    },
    shown: (path: string) => showPath(path, directory),
    // What an included file names may start at a directory of its own.
    isGiven,
  }
  const services = servicesIn(file)
  const started = services.filter(({ place }) => isGiven && stepInto(place, 'profiles') === undefined)
  return [
    ...rootsOf(file).flatMap((root) => includesOf(root, context)),
    ...services.flatMap((service) => extendedBy(service, context)),
    ...services.flatMap((service) => envFilesOf(service, started.includes(service), context)),
    ...started.flatMap((service) => buildOf(service, context)),
    ...rootsOf(file).flatMap((root) => definitionsOf(root, started, context)),
  ]
}

interface Context {
  readonly resolved: (written: string) => readonly string[]
  readonly shown: (path: string) => string
  readonly isGiven: boolean
}

function isElsewhere(path: string): boolean {
  return isRemote(path) || /^[a-z][\w+.-]+:/i.test(path) || path.endsWith('.git')
}

/** A place whose text is a path. */
function named(
  text: YamlPlace | undefined,
  { resolved }: Pick<Context, 'resolved'>,
  isSure: boolean,
  problem: NamedPath['problem'],
): readonly NamedPath[] {
  const paths = resolved(textAt(text) ?? '')
  return text === undefined || paths.length === 0 ? [] : [{ paths, text, isSure, problem }]
}

/** In Compose's own words, so that whoever reads those adds the name that was meant. */
function noSuchFile(path: string): Problem {
  return { message: `open ${path}: no such file or directory` }
}

function includesOf(root: YamlPlace, context: Context): readonly NamedPath[] {
  return entriesAt(stepInto(root, 'include'))
    .flatMap((entry) => (textAt(entry) === undefined ? entriesAt(stepInto(entry, 'path')) : [entry]))
    .flatMap((text) => named(text, context, context.isGiven, noSuchFile))
}

function extendedBy({ place }: ServiceDefinition, context: Context): readonly NamedPath[] {
  return named(descend(place, 'extends', 'file'), context, context.isGiven, noSuchFile)
}

function envFilesOf(
  { place }: ServiceDefinition,
  isStarted: boolean,
  context: Context,
): readonly NamedPath[] {
  return entriesAt(stepInto(place, 'env_file')).flatMap((entry) => {
    const isNeeded = textAt(stepInto(entry, 'required')) !== 'false'
    return named(stepInto(entry, 'path') ?? entry, context, isStarted && isNeeded, (path) => ({
      message: `env file ${path} not found`,
    }))
  })
}

function buildOf({ name, place }: ServiceDefinition, { resolved, shown }: Context): readonly NamedPath[] {
  const build = stepInto(place, 'build')
  const context = textAt(build) === undefined ? stepInto(build ?? place, 'context') : build
  const folders = resolved(textAt(context) ?? '')
  if (build === undefined || context === undefined || folders.length === 0) return []
  const folder: NamedPath = {
    paths: folders,
    text: context,
    isSure: true,
    problem: (path) => ({
      message: `${name} is built from ${shown(path)}, which is not there`,
      instead: 'correct the path, or make the folder before the gate, for example by checking it out',
    }),
  }
  const dockerfile = stepInto(build, 'dockerfile')
  const within = {
    resolved: (path: string) => (isElsewhere(path) ? [] : folders.map((one) => resolve(one, path))),
  }
  const file = named(dockerfile, within, true, (path) => ({
    message: `${name} is built with ${shown(path)}, which is not there`,
    instead: 'correct the path, or make the file before the gate',
  }))
  // Where its folder is not there, nothing can be said of a Dockerfile.
  return [folder, ...file.map((one) => ({ ...one, below: folders }))]
}

/** The files of the secrets and configs that services use. */
function definitionsOf(
  root: YamlPlace,
  started: readonly ServiceDefinition[],
  context: Context,
): readonly NamedPath[] {
  return ['secret', 'config'].flatMap((kind) => {
    const section = stepInto(root, `${kind}s`)
    const used = new Set(
      started.flatMap(({ place }) =>
        entriesAt(stepInto(place, `${kind}s`)).flatMap(
          (entry) => textAt(entry) ?? textAt(stepInto(entry, 'source')) ?? [],
        ),
      ),
    )
    return keysAt(section).flatMap((name) =>
      named(descend(section, name, 'file'), context, used.has(name), (path) => ({
        message: `the ${kind} ${name} is the file ${context.shown(path)}, which is not there`,
        instead: 'make it before the gate, for example from a secret of the workflow, or correct its path',
      })),
    )
  })
}

async function anyExists(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (await exists(path)) return true
  return false
}
