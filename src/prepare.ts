import type { Environment } from './common/environment.js'
import { BadInput, type Problem } from './common/problem.js'
import { withDockerfiles } from './compose/dockerfile/with-dockerfiles.js'
import { loadProject } from './compose/load-project.js'
import type { Project } from './compose/project.js'
import type { Compose } from './engine/docker-compose.js'
import { withFreshData } from './plan/fresh-data.js'
import { startedIn } from './plan/graph/planned-services.js'
import { makePlan } from './plan/make-plan.js'
import { withMayWrite } from './plan/may-write.js'
import type { Plan } from './plan/plan.js'
import { withSourceMounts } from './plan/source-mounts-of-run.js'
import { withBindFindings } from './preflight/bind-sources.js'
import { hostPathsOf } from './preflight/host-paths.js'
import { unsetSecrets } from './preflight/unset-secrets.js'
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

/**
 * Makes a plan of what the user asked for. Compose says what the project is; no engine is needed.
 * @param request its problems are reported together with those found here
 * @throws BadInput with all of them; EngineTrouble where Compose is missing, or too old to say what the project is
 */
export async function prepare(
  request: {
    readonly given: GivenSettings
    readonly location: ProjectLocation
    readonly problems: readonly Problem[]
  },
  compose: Pick<Compose, 'config'>,
  environment: Environment,
  signal: AbortSignal,
): Promise<Prepared> {
  const { given, location } = request
  const problems = [...request.problems]
  const report = (problem: Problem) => void problems.push(problem)
  const load = (at: ProjectLocation) =>
    loadProject(at, (question) => compose.config(question, signal), environment, report)

  const { project: asked, written } = await load(location)
  const settings = resolveSettings(given, asked ?? written, report)
  // The file itself may select profiles: then Compose has to be asked again with them.
  const again = asked && !sameProfiles(asked.profiles, settings.profiles)
  const { project: loaded } = again
    ? await load({ ...location, profiles: settings.profiles })
    : { project: asked }
  const project = loaded && (await withDockerfiles(loaded, environment))
  const plan = project && makePlan(project, settings, report)
  if (project) {
    checkGateKey(project, report)
    checkProfiles(given, project, project.sources.profiles, report)
  }
  if (project && plan) unsetSecrets(project, startedIn(project, plan)).forEach(report)
  if (project === undefined || plan === undefined || problems.length > 0) throw new BadInput(problems)
  const mounted = withSourceMounts(project, settings)
  const safe = await withoutTheUsersData(plan, mounted, settings, environment)
  return { settings, project, plan: await withBindFindings(safe, mounted, environment) }
}

/** Stores get data of the run's own; what else of the user's the run may write to is told. */
async function withoutTheUsersData(
  plan: Plan,
  project: Project,
  { data }: Settings,
  environment: Environment,
): Promise<Plan> {
  const paths = await hostPathsOf(plan, project, environment)
  const fresh = data === 'fresh' ? withFreshData(plan, project, paths) : plan
  return withMayWrite(fresh, project, paths)
}

function sameProfiles(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((profile) => others.includes(profile))
}
