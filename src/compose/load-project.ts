import type { Environment } from '../common/environment.js'
import type { Problem, Report } from '../common/problem.js'
import type { ProjectLocation } from '../settings/settings.js'
import { askCompose, type BegunReading, type ComposeAnswer } from './begin-reading.js'
import { warningsIn, withoutWarnings } from './compose-warnings.js'
import { withDeclaredBinds } from './declared-binds.js'
import { declaredName } from './declared-name.js'
import { undouble } from './doubled-dollars.js'
import { specialFiles } from './files/special-files.js'
import { lossless } from './lossless.js'
import { besideSlips } from './problems/beside-slips.js'
import { withBrokenEnvFiles } from './problems/broken-env-files.js'
import { isAboutValues } from './problems/compose-messages.js'
import { composeProblems } from './problems/compose-problems.js'
import { ofFiles } from './problems/file-problems.js'
import { withMissingFiles } from './problems/missing-named-files.js'
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
 * Reads a Compose project whose reading has begun. Compose says what the project is, and the files say where it is
 * written. Both are read side by side.
 * @param environment the variables Compose runs with
 * @param report told every problem with the files. Then no project is returned.
 * @param cwd what paths are shown relative to
 * @param askVersion asked for the version of Compose where it refuses the project; undefined: nobody knows
 * @throws what reading threw, unless the files alone show what is wrong
 */
export async function loadProject(
  begun: BegunReading,
  environment: Environment,
  report: Report,
  cwd = process.cwd(),
  askVersion: () => Promise<string | undefined> = async () => undefined,
): Promise<LoadedProject> {
  const { location, located, env, readConfig } = begun
  const syntax: Problem[] = []
  const tree = await readSourceTree(located, env, cwd, (problem) => syntax.push(problem))
  const envFiles = [...serviceEnvFiles(tree, located.directory), ...tree.includedEnvFiles]
  const refusals = [...tree.refusals, ...(await specialFiles(envFiles, cwd))]
  const places = placesIn(tree, env, environment)
  const asked = begun.answer ?? (refusals.length > 0 ? undefined : askCompose(begun, location.profiles))
  const first = await asked
  if (first === undefined) {
    ;[...refusals, ...syntax].forEach(report)
    return {}
  }
  // Compose refuses a service that waits for one of an inactive profile. Then x-gate, which may name it, is lost too.
  const own = location.profiles.length === 0 ? profilesInGate(tree, env) : []
  const last = first.kind === 'refused' && own.length > 0 ? await askCompose(begun, own) : first
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
  const told = whatIsWrong(answer, syntax, tree, location, version)
  const known = await withBrokenEnvFiles(told, envFiles, cwd)
  // In a file that is no YAML, nobody can tell what is named.
  const all = syntax.length > 0 ? known : await withMissingFiles(known, tree, located.directory)
  const wrong = all.map((problem) => ofFiles(problem, cwd))
  // Nobody needs the path of the machine in front of the project's own.
  for (const problem of await Promise.all(wrong))
    report({ ...problem, message: problem.message.replaceAll(`${cwd}/`, '') })
  if (syntax.length > 0) return {}
  return { written: { gate: gateAsWritten(tree), sources: places.among(new Set()) } }
}

/** @param syntax the problems that the gate's own reading found in the YAML. Of these Compose reports one. */
function whatIsWrong(
  answer: Exclude<ComposeAnswer, { kind: 'model' }>,
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

function projectOf(
  location: ProjectLocation,
  directory: string,
  { tree, places }: { readonly tree: SourceTree; readonly places: Places },
  { printed, hasDollars, stderr }: ComposeAnswer & { readonly kind: 'model' },
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
