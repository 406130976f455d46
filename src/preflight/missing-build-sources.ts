import { readdir } from 'node:fs/promises'
import { basename, dirname, relative, resolve } from 'node:path'
import { nearestName } from '../common/nearest-name.js'
import type { Position, Problem } from '../common/problem.js'
import { listed } from '../common/sentence.js'
import { showPath } from '../common/show-path.js'
import { type BuildDefinition, buildDefinition } from '../compose/dockerfile/build-definition.js'
import { buildStages, targetStage } from '../compose/dockerfile/build-stages.js'
import { kindAt, mistakenName } from '../compose/files/meant-path.js'
import { readTextFile } from '../compose/files/text-file.js'
import type { Project, Service } from '../compose/project.js'
import type { Plan } from '../plan/plan.js'

/**
 * The folders and Dockerfiles that the builds of a plan need, and that are not there. A builder would tell the first of
 * them, when other images have been built. The builder reads them from here, wherever its engine is.
 * @param isRun false: only what is misspelt is told, as for a plan the sources may be elsewhere
 */
export async function missingBuildSources(
  project: Project,
  { steps }: Pick<Plan, 'steps'>,
  isRun: boolean,
): Promise<readonly Problem[]> {
  const building = steps.filter(({ kind }) => kind === 'build')
  const names = new Set(building.map(({ service, declaredAs }) => declaredAs ?? service))
  const services = Object.values(project.services).filter(({ name }) => names.has(name))
  const missing = (await Promise.all(services.map((service) => missingOf(service, project)))).flat()
  return missing
    .filter(({ isMisspelt }) => isRun || isMisspelt)
    .map(({ message, at, instead }) => ({ message, at, instead }))
}

interface Wanted {
  /** Absolute, on this machine. */
  readonly path: string
  readonly kind: 'folder' | 'file'
  /** The path as people read it, and what it is for: `app is built from ./app`. */
  readonly told: string
  readonly at: Position | undefined
}

interface MissingSource extends Problem {
  /** Something of nearly that name is there. */
  readonly isMisspelt: boolean
}

async function missingOf(service: Service, project: Project): Promise<readonly MissingSource[]> {
  const definition = buildDefinition(service)
  if (definition === undefined) return []
  const wanted = foldersOf(service, definition, project)
  const folders = (await Promise.all(wanted.map((one) => missingSource(one, otherFolder)))).flat()
  // Where its folder is not there, nothing can be said of a Dockerfile.
  if (folders.length > 0) return folders
  const dockerfile = await dockerfileOf(service, definition, project)
  return dockerfile.length > 0 ? dockerfile : stageOf(service, definition, project)
}

/** A Dockerfile without any stage, or the stage that `target` names. Only Docker's own frontend is known to have stages so. */
async function stageOf(
  { name }: Service,
  { dockerfile, inline, target }: BuildDefinition,
  { sources }: Project,
): Promise<readonly MissingSource[]> {
  const content = dockerfile === undefined ? undefined : await readTextFile(dockerfile)
  const text = inline ?? (content?.kind === 'text' ? content.text : undefined)
  if (text === undefined || /^#[ \t]*syntax[ \t]*=(?![ \t]*docker\/dockerfile\b)/im.test(text)) return []
  const known = buildStages(text)
  if (known.stages.length === 0) {
    const at =
      dockerfile === undefined
        ? sources.at(['services', name, 'build', 'dockerfile_inline'])
        : { file: showPath(dockerfile, process.cwd()), line: 1, column: 1 }
    const instead = 'begin it with `FROM` and the image that it starts from'
    return [{ message: `${name}: its Dockerfile has no FROM`, at, instead, isMisspelt: true }]
  }
  if (target === undefined || targetStage(known, target) !== undefined) return []
  const names = known.stages.flatMap((stage) => stage.name ?? [])
  const near = nearestName(target, names)
  const shown = listed(names.map((one) => `\`${one}\``))
  const message = `${name} is built up to the stage ${target}, which its Dockerfile does not have`
  const others =
    names.length === 0 ? 'name a stage with `FROM … AS NAME`' : `write one that is there: ${shown}`
  const at = sources.at(['services', name, 'build', 'target'])
  return [{ message, at, instead: near === undefined ? others : `write \`${near}\``, isMisspelt: true }]
}

function foldersOf(
  { name }: Service,
  { context, contexts }: BuildDefinition,
  { sources, directory }: Project,
): readonly Wanted[] {
  const all = [
    ...(context === undefined ? [] : [{ path: context, key: ['context'] }]),
    ...[...contexts].flatMap(([key, one]) =>
      one.kind === 'folder' ? [{ path: one.path, key: ['additional_contexts', key] }] : [],
    ),
  ]
  return all.map(({ path, key }) => ({
    path,
    kind: 'folder',
    told: `${name} is built from ${showPath(path, directory)}`,
    at: sources.at(['services', name, 'build', ...key]),
  }))
}

async function dockerfileOf(
  { name }: Service,
  { context, dockerfile }: BuildDefinition,
  { sources, directory }: Project,
): Promise<readonly MissingSource[]> {
  if (context === undefined || dockerfile === undefined) return []
  // A builder also takes a `dockerfile`.
  if (basename(dockerfile) === 'Dockerfile' && (await kindAt(resolve(dirname(dockerfile), 'dockerfile'))))
    return []
  const told = `${name} is built with ${showPath(dockerfile, directory)}`
  const at = sources.at(['services', name, 'build', 'dockerfile'])
  const fromProject = resolve(directory, relative(context, dockerfile))
  return missingSource({ path: dockerfile, kind: 'file', told, at }, async () => {
    if ((await kindAt(fromProject)) === 'file')
      return {
        instead: `write \`${relative(context, fromProject)}\`: its path starts at the context`,
        isMisspelt: true,
      }
    return { instead: await otherDockerfile(dirname(dockerfile)), isMisspelt: false }
  })
}

type Remedy = Pick<MissingSource, 'instead' | 'isMisspelt'>

/** @param otherwise what to do where no name is near */
async function missingSource(
  { path, kind, told, at }: Wanted,
  otherwise: () => Promise<Remedy>,
): Promise<readonly MissingSource[]> {
  const found = await kindAt(path)
  if (found === kind || found === 'unknown') return []
  if (found !== undefined) {
    const message = `${told}, which is a ${found}, not a ${kind}`
    return [{ message, at, instead: `write the path of a ${kind}`, isMisspelt: true }]
  }
  const mistaken = await mistakenName(path)
  const remedy =
    mistaken === undefined
      ? await otherwise()
      : { instead: `write \`${mistaken.meant}\` for \`${mistaken.written}\``, isMisspelt: true }
  return [{ message: `${told}, which is not there`, at, ...remedy }]
}

async function otherFolder(): Promise<Remedy> {
  const instead = 'correct the path, or make the folder before the gate, for example by checking it out'
  return { instead, isMisspelt: false }
}

/** The most names of Dockerfiles that are told. */
const MAX_TOLD_DOCKERFILES = 4

async function otherDockerfile(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => [])
  if (names.every((name) => name.startsWith('.git')))
    return 'fill the folder before the gate: a submodule needs `submodules: true` at actions/checkout'
  const others = names.filter((name) => /(?:docker|container)file/i.test(name)).sort()
  return others.length > 0 && others.length <= MAX_TOLD_DOCKERFILES
    ? `write one that is there with \`dockerfile:\`: ${listed(others.map((name) => `\`${name}\``))}`
    : 'correct the path, or make the file before the gate'
}
