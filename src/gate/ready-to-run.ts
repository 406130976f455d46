import { later, withDeadline, withSignal } from '../common/deadline.js'
import { BadInput, type Problem } from '../common/problem.js'
import { answered } from '../engine/answered.js'
import { Compose } from '../engine/docker-compose.js'
import { currentEndpoint } from '../engine/docker-context.js'
import { type Engine, openEngine } from '../engine/open-engine.js'
import type { Plan } from '../plan/plan.js'
import { allLacking } from '../preflight/all-lacking.js'
import { fitToEngine, toolProblems } from '../preflight/fit-to-engine.js'
import { problemsOnMachine } from '../preflight/machine/problems-on-machine.js'
import type { PlanRequest, Prepared, PreparedSafely } from '../prepare.js'
import type { CopiedFile } from '../reach/copied-files.js'
import { describeWhereabouts } from '../reach/describe-whereabouts.js'
import type { EnginePlace, Whereabouts } from '../reach/engine-place.js'
import { filesOfEngine, placeFiles } from '../reach/place-files.js'
import { placeOf } from '../reach/place-of.js'
import { withPortsAt } from '../reach/placed-ports.js'
import { needPortsThere } from '../reach/ports-there.js'
import { outOfReach } from '../reach/unreachable-apps.js'
import { readAndPlan } from '../read-and-plan.js'
import type { RunState } from '../run/run-state.js'
import { tooLateToRun } from '../run/too-late.js'
import { timeoutGiven } from '../settings/resolve-settings.js'
import type { GateTools } from './gate-tools.js'
import { loadRun } from './load-run.js'

/** What is known before anything is made on the engine. */
export interface ReadyToRun {
  readonly prepared: PreparedSafely
  readonly engine: Engine
  readonly place: EnginePlace
  readonly plan: Plan
  /** Files that are handed over to containers, because the engine does not have them. */
  readonly copies: readonly CopiedFile[]
  /** The code of a run, on its way from the disk. */
  readonly loading: ReturnType<typeof loadRun>
}

/**
 * Makes the plan within the time of the whole run: what a project includes may come from a server that says nothing,
 * and `docker` may hang. The time that only the Compose file sets is not known yet, so it counts later.
 * @param state learns what the plan is made of, as soon as it is known
 * @throws BadInput with all problems of the project; EngineTrouble; the signal's reason
 */
export async function readyToRun(
  request: PlanRequest,
  tools: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<ReadyToRun> {
  const total = timeoutGiven(request.given)
  const limit = withDeadline(signal, total, tools.clock)
  try {
    return await withSignal(lookAndPlan(request, tools, state, limit.signal), limit.signal)
  } catch (error) {
    if (!limit.expired()) throw error
    throw tooLateToRun(state, total, error)
  }
}

async function lookAndPlan(
  request: PlanRequest,
  tools: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<ReadyToRun> {
  const { host, environment, clock, masker, run } = tools
  const compose = new Compose(request.location, environment, clock, run.id)
  const { endpoint, opening, locating } = lookForEngine(compose, request, tools, signal)
  const loading = later(compose.reading.then(loadRun))
  const lacking = async (prepared: Prepared) => {
    state.sources = prepared.project.sources
    return lackingFor(prepared, opening, request, tools, signal)
  }
  const asking = { environment, clock, masker, lacking, endpoint }
  const prepared = await readAndPlan(request, compose, asking, signal)
  state.sources = prepared.project.sources
  for (const value of new Set(prepared.secrets.hidden.map(({ value }) => value))) host.mask(value)
  const engine = await opening
  state.engine = engine.versions
  const { location } = request
  const fitted = await answered(fitToEngine(prepared.plan, engine.docker, location.writtenAs), signal, clock)
  const where = await locating
  const placed = await planAt(where, { ...prepared, plan: fitted }, engine, tools, state, signal)
  return { prepared, engine, loading, ...placed }
}

/** Looks for the engine while Compose reads the project. Problems of the project are reported first. */
function lookForEngine(
  compose: Compose,
  { location }: PlanRequest,
  { environment, clock }: GateTools,
  signal: AbortSignal,
) {
  const endpoint = later(compose.reading.then(() => currentEndpoint(environment, clock, signal)))
  const opening = later(compose.reading.then(() => openEngine(compose, environment, clock, signal, endpoint)))
  const locating = later(
    opening.then(({ docker }) => answered(placeOf(docker, location.engineHost), signal, clock)),
  )
  return { endpoint, opening, locating }
}

/** What the tools and the machine lack for a plan. */
async function lackingFor(
  prepared: Prepared,
  opening: Promise<Engine>,
  { location }: PlanRequest,
  { environment, clock }: GateTools,
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const { plan, settings } = prepared
  return allLacking([
    () => toolProblems(plan, settings, location, environment),
    async () => {
      const { docker, versions } = await opening
      const machine = () => answered(docker.machine(), signal, clock)
      const { directory } = location
      const { builder } = settings.build
      const tools = { machine, compose: versions.compose, builder, directory, environment }
      return problemsOnMachine(prepared, tools)
    },
  ])
}

/**
 * The plan for the place where the engine is: with ports that are reached there, and with the files that it has.
 * @throws EngineTrouble where the apps are out of reach; BadInput where the engine lacks files; the signal's reason
 */
async function planAt(
  where: Whereabouts,
  { project, plan: fitted }: Prepared,
  { docker, versions, name }: Engine,
  { host, environment, clock }: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<Pick<ReadyToRun, 'place' | 'plan' | 'copies'>> {
  const { place } = where
  const files = await answered(filesOfEngine(where, docker, project.directory), signal, clock)
  const known = { name, ...versions, host: docker.host, place, files }
  for (const [label, text] of describeWhereabouts(known)) host.detail(`${label}: ${text}`)
  const placed = withPortsAt(place, fitted)
  state.plan = placed
  const trouble = outOfReach(place, placed, environment)
  if (trouble !== undefined) throw trouble
  await needPortsThere(place, placed, docker.tunnel, clock, signal)
  const { plan, copies, problems } = await answered(placeFiles(placed, project, files, docker), signal, clock)
  if (problems.length > 0) throw new BadInput(problems)
  state.plan = plan
  return { place, plan, copies }
}
