import type { Clock } from './common/clock.js'
import { later, NEVER_ABORTED, withDeadline, withSignal } from './common/deadline.js'
import { formatDuration } from './common/duration.js'
import type { Environment } from './common/environment.js'
import { BadInput } from './common/problem.js'
import type { RunIdentity } from './common/run-identity.js'
import { answered } from './engine/answered.js'
import { Compose } from './engine/docker-compose.js'
import { type Engine, openEngine } from './engine/open-engine.js'
import type { Finding } from './findings/finding.js'
import type { Host } from './host/host.js'
import type { ReportFolder } from './host/report-folder.js'
import type { Masker } from './masking/masker.js'
import { explainText } from './plan/explain/explain-text.js'
import { maskedPlan } from './plan/masked-plan.js'
import type { Plan } from './plan/plan.js'
import { withRunLabels } from './plan/run-labels.js'
import { allLacking } from './preflight/all-lacking.js'
import { claimName } from './preflight/claim-name.js'
import { fitToEngine, toolProblems } from './preflight/fit-to-engine.js'
import { problemsOnMachine } from './preflight/machine/problems-on-machine.js'
import { type PlanRequest, type Prepared, type PreparedSafely, prepareSafely } from './prepare.js'
import type { EnginePlace } from './reach/engine-place.js'
import { placeOf } from './reach/place-of.js'
import { outOfReach } from './reach/unreachable-apps.js'
import type { RunRecord } from './record/run-record.js'
import type { Execution, RunProgress } from './run/execute.js'
import { recordOf } from './run/record-of-run.js'
import { runFindings } from './run/run-findings.js'
import type { RunState } from './run/run-state.js'
import { tooLateToRun } from './run/too-late.js'
import { judge } from './run/verdict.js'
import { secretFiles } from './secrets/project-secrets.js'
import { resolveSettings } from './settings/resolve-settings.js'
import type { Settings } from './settings/settings.js'
import type { Claim } from './teardown/claim.js'
import type { EndedRun } from './teardown/teardown.js'

/** What the gate has of the process it runs in. */
export interface GateTools {
  readonly host: Host
  readonly reports: ReportFolder
  /** The one that the host and the reports mask with. */
  readonly masker: Masker
  readonly environment: Environment
  readonly clock: Clock
  readonly run: RunIdentity
  /** Milliseconds a teardown may wait for what an engine still makes for a run that was ended midway. */
  readonly unfinishedWorkMs: number
  /** Called before the first thing is made on the engine, for a later process that may have to remove the run. */
  claim(claim: Claim): void
}

/** How a run ended. */
export interface GateResult {
  readonly record: RunRecord
  readonly exitCode: number
}

/**
 * The whole gate: settings → project → plan → run → report, and nothing left behind.
 * @param signal aborted with an `Interrupted` when somebody wants the run to end
 * @returns the record and the exit code of its verdict; errors become part of the record
 */
export async function gate(request: PlanRequest, tools: GateTools, signal: AbortSignal): Promise<GateResult> {
  const { host, reports, environment, clock } = tools
  const { location } = request
  const state: RunState = { begunAt: clock.now(), project: location.name }
  try {
    const { prepared, engine, place, plan, loading } = await inTime(request, tools, state, signal)
    const { settings, project } = prepared
    showPlan(maskedPlan(plan, tools.masker.apply), settings, host)

    state.refused = refusedFindings(plan.findings, settings)
    if (state.refused.length === 0) {
      const [{ execute }, { teardown }] = await loading
      tools.claim(claimOf(prepared, tools.run))
      // Nobody can cancel this: whether the name is the run's has to be known.
      await answered(claimName(plan.project, tools.run, engine.docker), NEVER_ABORTED, clock)
      const labelled = { ...plan, model: withRunLabels(plan.model, tools.run) }
      const { begunAt } = state
      const run = {
        ...prepared,
        plan: labelled,
        engine,
        place,
        base: location.directory,
        begunAt,
        environment,
        clock,
        signal,
      }
      try {
        const execution = await execute({ ...run, progress: progressOf(host, reports) })
        state.execution = execution
        state.noticed = runFindings(execution, project)
        for (const finding of state.noticed) host.noticed(finding)
        if (!execution.interrupted) state.refused = refusedFindings(state.noticed, settings)
      } finally {
        const ended = endedRun(plan, settings, state.execution, tools)
        if (!ended.staysUp) host.started({ id: 'teardown', kind: 'teardown', service: plan.project })
        state.teardown = await teardown(ended, { docker: engine.docker, logs: reports.logs, clock, signal })
      }
    }
  } catch (error) {
    if (error instanceof BadInput) host.problems(error.problems)
    state.error = error
  }
  return conclude(state, tools, signal)
}

/** What is known before anything is made on the engine. */
interface ReadyToRun {
  readonly prepared: PreparedSafely
  readonly engine: Engine
  readonly place: EnginePlace
  readonly plan: Plan
  readonly loading: ReturnType<typeof loadRun>
}

/**
 * Makes the plan within the time of the whole run: what a project includes may come from a server that says nothing,
 * and `docker` may hang. The time that only the Compose file sets is not known yet, so it counts later.
 */
async function inTime(
  request: PlanRequest,
  tools: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<ReadyToRun> {
  const { total } = resolveSettings(request.given, undefined, () => {}).timeouts
  const limit = withDeadline(signal, total, tools.clock)
  try {
    return await withSignal(readyToRun(request, tools, state, limit.signal), limit.signal)
  } catch (error) {
    if (!limit.expired()) throw error
    throw tooLateToRun(state, total, error)
  }
}

async function readyToRun(
  request: PlanRequest,
  { host, environment, clock, masker, run }: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<ReadyToRun> {
  const { location } = request
  // The engine is looked for while Compose reads the project. Problems of the project are reported first.
  const compose = new Compose(location, environment, clock, run.id)
  const opening = later(compose.reading.then(() => openEngine(compose, environment, clock, signal)))
  const loading = later(compose.reading.then(loadRun))
  const locating = later(opening.then(({ docker }) => answered(placeOf(docker, environment), signal, clock)))
  const lacking = async (prepared: Prepared) => {
    state.sources = prepared.project.sources
    return allLacking([
      () => toolProblems(prepared.plan, prepared.settings, location, environment),
      async () => {
        const { docker, versions } = await opening
        const machine = () => answered(docker.machine(), signal, clock)
        const { directory } = location
        return problemsOnMachine(prepared, { machine, compose: versions.compose, directory, environment })
      },
    ])
  }
  const tools = { environment, clock, masker, lacking }
  const prepared = await prepareSafely(request, compose, tools, signal)
  const { project, secrets } = prepared
  state.sources = project.sources
  for (const value of new Set(secrets.hidden.map(({ value }) => value))) host.mask(value)
  const engine = await opening
  state.engine = engine.versions
  const plan = await answered(fitToEngine(prepared.plan, engine.docker, location.writtenAs), signal, clock)
  state.plan = plan
  const place = await locating
  const trouble = outOfReach(place, plan, environment)
  if (trouble !== undefined) throw trouble
  return { prepared, engine, place, plan, loading }
}

/** What only a run needs: nothing waits for it to be loaded, least of all Compose. */
const loadRun = () => Promise.all([import('./run/execute.js'), import('./teardown/teardown.js')])

function showPlan(plan: Plan, { teardown }: Settings, host: Host): void {
  const stays = teardown === 'job' ? host.stays(plan.project) : undefined
  host.plan(explainText(plan, host.columns, stays))
  for (const finding of plan.findings) host.finding(finding)
}

/** The warnings because of which a run fails, where the user wants warnings to fail. */
function refusedFindings(findings: readonly Finding[], { strict }: Settings): readonly Finding[] {
  return strict ? findings.filter(({ severity }) => severity === 'warning') : []
}

function claimOf({ project, settings, secrets, envFiles }: PreparedSafely, run: RunIdentity): Claim {
  const names = [...new Set(secrets.hidden.map(({ variable }) => variable))]
  return {
    run,
    secrets: secrets.variables,
    shown: secrets.shown,
    files: envFiles.project,
    included: envFiles.included,
    secretFiles: secretFiles(project).flatMap(({ name, file }) => (names.includes(name) ? file : [])),
    grace: settings.stopGrace,
  }
}

function progressOf(host: Host, reports: ReportFolder): RunProgress {
  return {
    started: (step) => host.started(step),
    ended: (record) => host.ended(record),
    note: (line) => host.note(line),
    keepLog: (name, text) => reports.keepLog(name, text),
  }
}

/** @param execution undefined: it threw */
function endedRun(
  { project }: Plan,
  { teardown, stopGrace }: Settings,
  execution: Execution | undefined,
  { run, unfinishedWorkMs }: Pick<GateTools, 'run' | 'unfinishedWorkMs'>,
): EndedRun {
  return {
    project,
    run,
    records: execution?.records,
    staysUp: teardown === 'job' && execution?.interrupted === false,
    graceMs: stopGrace,
    unfinishedWorkMs,
  }
}

/** Milliseconds in which reports must be written: a disk may hang, and the verdict does not depend on it. */
const REPORT_TIMEOUT_MS = 20_000

async function unlessLate<T>(
  writing: Promise<T>,
  otherwise: T,
  reports: Pick<ReportFolder, 'warn'>,
  clock: Pick<Clock, 'timeout'>,
): Promise<T> {
  try {
    return await withSignal(writing, clock.timeout(REPORT_TIMEOUT_MS))
  } catch {
    reports.warn([`the report is not whole: it was not written within ${formatDuration(REPORT_TIMEOUT_MS)}`])
    return otherwise
  }
}

/** Judges the run, writes its reports and tells its verdict. */
async function conclude(
  state: RunState,
  { host, reports, clock }: GateTools,
  signal: AbortSignal,
): Promise<GateResult> {
  const judgement = judge(state, signal)
  const logs = await unlessLate(reports.closeLogs(), {}, reports, clock)
  const record = recordOf(state, judgement, logs, clock)
  reports.warn(state.teardown?.unkept ?? [])
  const reportDir = await unlessLate(reports.write(record), null, reports, clock)
  for (const warning of reports.warnings) host.note(warning)
  await host.verdict(record, { reportDir, instead: judgement.instead })
  return { record, exitCode: judgement.exitCode }
}
