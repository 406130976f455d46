import type { Clock } from './common/clock.js'
import { later } from './common/deadline.js'
import type { Environment } from './common/environment.js'
import { BadInput, type Problem } from './common/problem.js'
import { type BegunReading, readAgain } from './compose/begin-reading.js'
import { withDockerfiles } from './compose/dockerfile/with-dockerfiles.js'
import { type LoadedProject, loadProject } from './compose/load-project.js'
import type { Project } from './compose/project.js'
import type { NamedEnvFiles } from './compose/source/named-env-files.js'
import type { Compose } from './engine/docker-compose.js'
import { currentEndpoint } from './engine/docker-context.js'
import type { Endpoint } from './engine/endpoint.js'
import { isElsewhere } from './engine/is-elsewhere.js'
import type { Masker } from './masking/masker.js'
import { withFreshData } from './plan/fresh-data.js'
import { startedIn } from './plan/graph/planned-services.js'
import type { HostPaths } from './plan/host-sources.js'
import { makePlan } from './plan/make-plan.js'
import { withMayWrite } from './plan/may-write.js'
import type { Plan } from './plan/plan.js'
import { withShownSecrets } from './plan/shown-secrets.js'
import { withSourceMounts } from './plan/source-mounts-of-run.js'
import { allLacking } from './preflight/all-lacking.js'
import { baseImageNames } from './preflight/base-image-names.js'
import { withBindFindings } from './preflight/bind-sources.js'
import { type FoundSecrets, findSecrets } from './preflight/find-secrets.js'
import { hostPathsOf } from './preflight/host-paths.js'
import { missingBuildSources } from './preflight/missing-build-sources.js'
import { missingMountedFiles } from './preflight/missing-mounted-files.js'
import { presumeSecrets } from './preflight/presume-secrets.js'
import { sharedPorts } from './preflight/shared-ports.js'
import { staticAddresses } from './preflight/static-addresses.js'
import { swarmDefinitions } from './preflight/swarm-definitions.js'
import { unsetSecrets } from './preflight/unset-secrets.js'
import { engineValues } from './preflight/values/engine-values.js'
import type { GivenSettings } from './settings/given.js'
import { checkGateKey } from './settings/misnamed-gate.js'
import { checkProfiles } from './settings/profiles.js'
import { resolveSettings } from './settings/resolve-settings.js'
import type { ProjectLocation, Settings } from './settings/settings.js'

/** What a run is going to do, known before any engine is asked. */
export interface Prepared {
  readonly settings: Settings
  readonly project: Project
  readonly plan: Plan
}

/** The same, with what must not be shown of it. */
export interface PreparedSafely extends Prepared {
  readonly secrets: FoundSecrets
  readonly envFiles: NamedEnvFiles
}

/** What the user asked for, as far as it is known before Compose is asked. */
export interface PlanRequest {
  readonly given: GivenSettings
  readonly location: ProjectLocation
  /** Found so far. They are reported together with those of the project. */
  readonly problems: readonly Problem[]
}

/** The same, once the reading of the project has begun. */
export interface BegunRequest extends PlanRequest {
  /** Undefined: there is nothing to read, and `problems` say why. */
  readonly begun: BegunReading | undefined
}

/** What the machine lacks for what is going to be run. @throws EngineTrouble where no engine answers */
export type Lacking = (prepared: Prepared) => Promise<readonly Problem[]>

/** What is found out about the engine while Compose reads the project. */
export interface AskedMeanwhile {
  /** Absent: the machine is not looked at. */
  readonly lacking?: Lacking
  /** The engine that `docker` speaks to; absent: `docker` is asked. */
  readonly endpoint?: Promise<Endpoint | undefined>
}

export interface PlanTools extends AskedMeanwhile {
  readonly environment: Environment
  readonly clock: Clock
  readonly masker: Masker
}

/**
 * Makes a plan, and hides the secrets of the project: first what may be one, and then, once the project is known, what
 * is one. So nothing that is told, problems included, holds a secret.
 * @throws what `prepare` throws; the signal's reason
 */
export async function prepareSafely(
  request: BegunRequest,
  compose: Pick<Compose, 'config' | 'variables'> & Partial<Pick<Compose, 'version'>>,
  { environment, clock, masker, ...meanwhile }: PlanTools,
  signal: AbortSignal,
): Promise<PreparedSafely> {
  const preparing = later(prepare(request, compose, environment, signal, meanwhile))
  const { variables, envFiles } = await presumeSecrets(request.location, compose, environment, masker, signal)
  const prepared = await preparing
  const secrets = await findSecrets(prepared.project, variables, { environment, clock }, signal)
  for (const { value } of secrets.hidden) masker.add(value)
  masker.presume([])
  return { ...prepared, plan: withShownSecrets(prepared.plan, secrets.told), secrets, envFiles }
}

/**
 * Makes a plan of what the user asked for. Compose says what the project is; no engine is needed.
 * @param request its problems are reported together with those found here
 * @throws BadInput with all of them; EngineTrouble where Compose is missing, or refuses the project and is too old
 */
export async function prepare(
  request: BegunRequest,
  compose: Pick<Compose, 'config'> & Partial<Pick<Compose, 'version'>>,
  environment: Environment,
  signal: AbortSignal,
  { lacking, endpoint = currentEndpoint(environment, undefined, signal) }: AskedMeanwhile = {},
): Promise<Prepared> {
  const { given, location, begun } = request
  const isFar = hasOtherFiles(endpoint)
  const problems = [...request.problems]
  const report = (problem: Problem) => void problems.push(problem)
  const askVersion = () => knownVersion(compose, signal)
  const load = (reading: BegunReading) => loadProject(reading, environment, report, undefined, askVersion)
  const { project: asked, written }: LoadedProject = begun ? await load(begun) : {}
  const settings = resolveSettings(given, asked ?? written, report, location.writtenAs)
  // The file itself may select profiles: then Compose has to be asked again with them.
  const again = begun && asked && !sameProfiles(asked.profiles, settings.profiles)
  const { project: loaded } = again ? await load(readAgain(begun, settings.profiles)) : { project: asked }
  const project = loaded && (await withDockerfiles(loaded, environment))
  if (project) checkGateKey(project, report)
  // Without the services of a profile that is misspelt, nothing that a plan misses can be told.
  const isWhole = project && checkProfiles(given, project, project.sources.profiles, report)
  const plan = isWhole ? makePlan(project, settings, report) : undefined
  if (project === undefined || plan === undefined) throw new BadInput(problems)
  const mounted = withSourceMounts(project, settings)
  const areFilesHere = !(await isFar)
  const paths: HostPaths = areFilesHere ? await hostPathsOf(plan, mounted, environment) : new Map()
  const safe = withoutTheUsersData(plan, mounted, settings, paths)
  problems.push(...missingValues(mounted, safe, settings))
  if (areFilesHere) problems.push(...(await missingMountedFiles(mounted, safe)))
  problems.push(...baseImageNames(project, safe))
  problems.push(...(await missingBuildSources(project, safe, lacking !== undefined)))
  const prepared = { settings, project, plan: safe }
  if (lacking) problems.push(...(await allLacking([() => lacking(prepared)], problems)))
  if (problems.length > 0) throw new BadInput(problems)
  return { settings, project, plan: areFilesHere ? await withBindFindings(safe, mounted) : safe }
}

/** Whether files are looked up on another machine. Where `docker` knows no engine, nothing is run. */
async function hasOtherFiles(endpoint: Promise<Endpoint | undefined>): Promise<boolean> {
  const found = await endpoint.catch(() => undefined)
  return isElsewhere(found?.host)
}

/** The version of Compose; undefined where it does not say one. @throws the signal's reason */
async function knownVersion(
  compose: Partial<Pick<Compose, 'version'>>,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await compose.version?.(signal)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

/** What the services of a plan are to get, and nobody has. */
function missingValues(project: Project, plan: Plan, { ports }: Settings): readonly Problem[] {
  const services = startedIn(project, plan)
  const stays = new Set(
    plan.steps.flatMap((step) => (step.kind === 'start' && !step.mayEnd ? step.service : [])),
  )
  return [
    ...engineValues(project, services),
    ...unsetSecrets(project, services),
    ...swarmDefinitions(project, services),
    ...staticAddresses(project, services, ({ name }) => stays.has(name)),
    ...(ports === 'declared'
      ? sharedPorts(
          project,
          services.filter(({ name }) => stays.has(name)),
        )
      : []),
  ]
}

/** Stores get data of the run's own; what else of the user's the run may write to is told. */
function withoutTheUsersData(plan: Plan, project: Project, { data }: Settings, paths: HostPaths): Plan {
  const fresh = data === 'fresh' ? withFreshData(plan, project, paths) : plan
  return withMayWrite(fresh, project, paths)
}

function sameProfiles(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((profile) => others.includes(profile))
}
