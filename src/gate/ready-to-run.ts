import { later, withDeadline, withSignal } from '../common/deadline.js'
import { BadInput } from '../common/problem.js'
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
import type { EnginePlace } from '../reach/engine-place.js'
import { filesOfEngine, placeFiles } from '../reach/place-files.js'
import { placeOf } from '../reach/place-of.js'
import { withPortsAt } from '../reach/placed-ports.js'
import { needPortsThere } from '../reach/ports-there.js'
import { outOfReach } from '../reach/unreachable-apps.js'
import { readAndPlan } from '../read-and-plan.js'
import type { RunState } from '../run/run-state.js'
import { tooLateToRun } from '../run/too-late.js'
import { resolveSettings } from '../settings/resolve-settings.js'
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
  const { total } = resolveSettings(request.given, undefined, () => {}).timeouts
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
  { host, environment, clock, masker, run }: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<ReadyToRun> {
  const { location } = request
  // The engine is looked for while Compose reads the project. Problems of the project are reported first.
  const compose = new Compose(location, environment, clock, run.id)
  const endpoint = later(compose.reading.then(() => currentEndpoint(environment, clock, signal)))
  const opening = later(compose.reading.then(() => openEngine(compose, environment, clock, signal, endpoint)))
  const loading = later(compose.reading.then(loadRun))
  const { engineHost } = resolveSettings(request.given, undefined, () => {})
  const locating = later(opening.then(({ docker }) => answered(placeOf(docker, engineHost), signal, clock)))
  const lacking = async (prepared: Prepared) => {
    state.sources = prepared.project.sources
    return allLacking([
      () => toolProblems(prepared.plan, prepared.settings, location, environment),
      async () => {
        const { docker, versions } = await opening
        const machine = () => answered(docker.machine(), signal, clock)
        const { directory } = location
        const { builder } = prepared.settings.build
        const tools = { machine, compose: versions.compose, builder, directory, environment }
        return problemsOnMachine(prepared, tools)
      },
    ])
  }
  const asking = { environment, clock, masker, lacking, endpoint }
  const prepared = await readAndPlan(request, compose, asking, signal)
  const { project, secrets } = prepared
  state.sources = project.sources
  for (const value of new Set(secrets.hidden.map(({ value }) => value))) host.mask(value)
  const engine = await opening
  state.engine = engine.versions
  const fitted = await answered(fitToEngine(prepared.plan, engine.docker, location.writtenAs), signal, clock)
  const where = await locating
  const { place } = where
  const { versions, docker, name: engineName } = engine
  const files = await answered(filesOfEngine(where, docker, project.directory), signal, clock)
  const known = { name: engineName, ...versions, host: docker.host, place, files }
  for (const [name, text] of describeWhereabouts(known)) host.detail(`${name}: ${text}`)
  const placed = withPortsAt(place, fitted)
  state.plan = placed
  const trouble = outOfReach(place, placed, environment)
  if (trouble !== undefined) throw trouble
  await needPortsThere(place, placed, docker.tunnel, clock, signal)
  const { plan, copies, problems } = await answered(placeFiles(placed, project, files, docker), signal, clock)
  if (problems.length > 0) throw new BadInput(problems)
  state.plan = plan
  return { prepared, engine, place, plan, copies, loading }
}
