import type { Environment } from '../common/environment.js'
import type { Problem, Report } from '../common/problem.js'
import type { ProjectLocation } from '../settings/settings.js'
import { warningsIn, withoutWarnings } from './compose-warnings.js'
import { type ReadConfig, type ResolvedConfig, resolvedConfig } from './config.js'
import { withDeclaredBinds } from './declared-binds.js'
import { declaredName } from './declared-name.js'
import { undouble } from './doubled-dollars.js'
import { composeEnvironment, environmentFiles, projectEnvironment } from './files/env-files.js'
import { type LocatedFiles, locateFiles } from './files/locate.js'
import { missingFiles } from './files/missing-files.js'
import { noFolder, nothingFound } from './files/no-project.js'
import { prescan } from './files/prescan.js'
import { specialFiles } from './files/special-files.js'
import { isFolder } from './files/text-file.js'
import { lossless } from './lossless.js'
import { besideSlips } from './problems/beside-slips.js'
import { isAboutValues } from './problems/compose-messages.js'
import { composeProblems } from './problems/compose-problems.js'
import { ofFiles } from './problems/file-problems.js'
import type { Project } from './project.js'
import { servicesOf } from './service.js'
import { withEmptyLists } from './source/empty-lists.js'
import { gateAsWritten } from './source/gate-as-written.js'
import { serviceEnvFiles } from './source/named-env-files.js'
import { type Places, placesIn } from './source/places.js'
import { profilesInGate } from './source/profiles-in-gate.js'
import { readSourceTree, type SourceTree } from './source/source-tree.js'
import { withMergedGate } from './with-merged-gate.js'

/** The result of reading a project. */
export interface LoadedProject {
  /** Undefined where there is no project. The reported problems say why. */
  readonly project?: Project | undefined
  /** Where Compose refuses the project: its `x-gate`, as far as the files alone say what its value is. */
  readonly written?: Pick<Project, 'gate' | 'sources'> | undefined
}

/**
 * Reads a Compose project. Compose says what the project is, and the files say where it is written. Both are read side
 * by side.
 * @param environment the variables Compose runs with
 * @param report told every problem with the files. Then no project is returned.
 * @param cwd what paths are shown relative to
 * @param askVersion asked for the version of Compose where it refuses the project; undefined: nobody knows
 * @throws what `readConfig` throws, unless the files alone show what is wrong
 */
export async function loadProject(
  location: ProjectLocation,
  readConfig: ReadConfig,
  environment: Environment,
  report: Report,
  cwd = process.cwd(),
  askVersion: () => Promise<string | undefined> = async () => undefined,
): Promise<LoadedProject> {
  const found = await findFiles(location, environment, report, cwd)
  if (found === undefined) return {}
  const { located, env } = found
  const syntax: Problem[] = []
  const scanned = await prescan(located, env)
  const read = async (): Promise<ReadFiles> => {
    const tree = await readSourceTree(located, env, cwd, (problem) => syntax.push(problem))
    const envFiles = [...serviceEnvFiles(tree, located.directory), ...tree.includedEnvFiles]
    const refusals = [...tree.refusals, ...(await specialFiles(envFiles, cwd))]
    return { tree, refusals, places: placesIn(tree, env, environment) }
  }
  const ask = async (profiles: readonly string[]): Promise<Asked> => {
    const answer = await settled(resolvedConfig(readConfig, { profiles, tuning: scanned.tuning }))
    return { ...answer, profiles }
  }
  const [{ tree, refusals, places }, first] = await bothSafely(
    read,
    () => ask(location.profiles),
    scanned.harmless,
  )
  if (first === undefined) {
    ;[...refusals, ...syntax].forEach(report)
    return {}
  }
  // Compose refuses a service that waits for one of an inactive profile. Then x-gate, which may name it, is lost too.
  const own = location.profiles.length === 0 ? profilesInGate(tree, env) : []
  const last = first.kind === 'refused' && own.length > 0 ? await ask(own) : first
  const answer =
    last.kind === 'model' ? await withMergedGate(last, tree, readConfig, located.directory) : last
  // What Compose accepts is right, whatever another parser finds.
  if (answer.kind === 'model') {
    const project = projectOf(
      { ...location, profiles: last.profiles },
      located.directory,
      { tree, places },
      answer,
    )
    return { project: { ...project, declaredName: declaredName(tree, located.directory, env) } }
  }
  const version = answer.kind === 'refused' ? await askVersion() : undefined
  const wrong = whatIsWrong(answer, syntax, tree, location, version).map((problem) => ofFiles(problem, cwd))
  // Nobody needs the path of the machine in front of the project's own.
  for (const problem of await Promise.all(wrong))
    report({ ...problem, message: problem.message.replaceAll(`${cwd}/`, '') })
  if (syntax.length > 0) return {}
  return { written: { gate: gateAsWritten(tree), sources: places.among(new Set()) } }
}

interface FoundFiles {
  readonly located: LocatedFiles
  /** The variables of the project. */
  readonly env: Environment
}

/** The Compose files, before any is read. Undefined where there are none, which is reported. */
async function findFiles(
  location: ProjectLocation,
  environment: Environment,
  report: Report,
  cwd: string,
): Promise<FoundFiles | undefined> {
  if (!(await isFolder(location.directory))) {
    report(await noFolder(location, cwd))
    return undefined
  }
  const known = await composeEnvironment(location, environment)
  const missing = await missingFiles(location, known, cwd)
  missing.forEach(report)
  if (missing.length > 0) return undefined
  const located = await locateFiles(location, known)
  if (located.files.length === 0 && located.searched.length > 0) {
    report(await nothingFound(location, located, cwd))
    return undefined
  }
  const envFiles = environmentFiles(location, located.directory, known)
  const special = await specialFiles([...located.files, ...envFiles], cwd)
  special.forEach(report)
  if (special.length > 0) return undefined
  return { located, env: await projectEnvironment(location, located.directory, known) }
}

/** @param syntax the problems that the gate's own reading found in the YAML. Of these Compose reports one. */
function whatIsWrong(
  answer: Exclude<Settled, { kind: 'model' }>,
  syntax: readonly Problem[],
  tree: SourceTree,
  { writtenAs }: ProjectLocation,
  version: string | undefined,
): readonly Problem[] {
  if (answer.kind === 'error') {
    if (syntax.length === 0) throw answer.error
    return syntax
  }
  if (syntax.length > 0 && !isAboutValues(withoutWarnings(answer.stderr)))
    return [...syntax, ...besideSlips(tree, version)]
  const told = composeProblems(answer, tree, writtenAs, version)
  // A file of which Compose reports something else is YAML for Compose.
  const taken = new Set(told.map(({ at }) => at?.file))
  return [...told, ...syntax.filter(({ at }) => !taken.has(at?.file))]
}

interface ReadFiles {
  readonly tree: SourceTree
  /** Why Compose must not be given these files. */
  readonly refusals: readonly Problem[]
  readonly places: Places
}

/** Reads and asks side by side. Files that Compose may not be able to read in time are looked at before it is asked. */
async function bothSafely(
  read: () => Promise<ReadFiles>,
  ask: () => Promise<Asked>,
  atOnce: boolean,
): Promise<[ReadFiles, Asked | undefined]> {
  if (atOnce) {
    const asked = ask()
    return Promise.all([read(), asked])
  }
  const found = await read()
  return [found, found.refusals.length > 0 ? undefined : await ask()]
}

type Settled = ResolvedConfig | { readonly kind: 'error'; readonly error: unknown }
type Asked = Settled & { readonly profiles: readonly string[] }

/** A promise that is awaited later, and that never rejects. */
function settled(promise: Promise<ResolvedConfig>): Promise<Settled> {
  return promise.catch((error: unknown) => ({ kind: 'error', error }))
}

function projectOf(
  location: ProjectLocation,
  directory: string,
  { tree, places }: Pick<ReadFiles, 'tree' | 'places'>,
  { printed, hasDollars, stderr }: Settled & { readonly kind: 'model' },
): Project {
  const model = lossless(printed, hasDollars)
  const gate = model['x-gate']
  const services = servicesOf(withDeclaredBinds(model, tree), printed, hasDollars)
  return {
    name: location.name,
    directory,
    profiles: location.profiles,
    services,
    ...(gate === undefined ? {} : { gate: undouble(withEmptyLists(gate, gateAsWritten(tree))) }),
    model,
    sources: places.among(new Set(Object.keys(services))),
    warnings: warningsIn(stderr),
  }
}
