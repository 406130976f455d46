import { NEVER_ABORTED } from '../common/deadline.js'
import type { RunIdentity } from '../common/run-identity.js'
import { TimeBudget } from '../common/time-budget.js'
import { answered } from '../engine/answered.js'
import { BuildOutputs } from '../host/build-outputs.js'
import type { Plan } from '../plan/plan.js'
import { withRunLabels } from '../plan/run-labels.js'
import { claimName } from '../preflight/claim-name.js'
import type { PlanRequest, PreparedSafely } from '../prepare.js'
import { openReach } from '../reach/reach.js'
import { refusedFindings } from '../run/refused-findings.js'
import { runFindings } from '../run/run-findings.js'
import type { Execution } from '../run/run-input.js'
import type { RunProgress } from '../run/run-progress.js'
import type { RunState } from '../run/run-state.js'
import { secretFiles } from '../secrets/project-secrets.js'
import type { Settings } from '../settings/settings.js'
import type { Claim } from '../teardown/claim.js'
import type { EndedRun } from '../teardown/teardown.js'
import { copyArtifacts } from './copy-artifacts.js'
import type { GateTools } from './gate-tools.js'
import type { ReadyToRun } from './ready-to-run.js'

/**
 * Claims the project's name, executes the plan, and removes whatever was made, however the run ended.
 * @param state learns how the run and its teardown went
 * @throws BadInput where the name is taken; EngineTrouble
 */
export async function runAndTearDown(
  { prepared, engine, place, plan, copies, loading }: ReadyToRun,
  { directory }: PlanRequest['location'],
  tools: GateTools,
  state: RunState,
  signal: AbortSignal,
): Promise<void> {
  const { host, reports, environment, clock, run } = tools
  const { settings, project } = prepared
  host.phase('beginning the run')
  const [{ execute }, { teardown }, { EndedJobs }] = await loading
  tools.claim(claimOf(prepared, run))
  // Nobody can cancel this: whether the name is the run's has to be known.
  await answered(claimName(plan, run, engine.docker), NEVER_ABORTED, clock)
  const labelled = { ...plan, model: withRunLabels(plan.model, run) }
  const reach = openReach(place, engine.docker, plan.project, run.id, clock)
  const removing = { docker: engine.docker, logs: reports.logs, clock, signal }
  const jobs = new EndedJobs(removing)
  const input = {
    settings,
    project,
    plan: labelled,
    engine,
    reach,
    copies,
    base: directory,
    begunAt: state.begunAt,
    meanwhile: (over: AbortSignal) => jobs.tidy(plan.project, jobsInNobodysWay(plan, settings), over),
  }
  try {
    state.execution = await execute({ ...input, environment, clock, progress: progressOf(tools), signal })
    state.noticed = runFindings(state.execution, project)
    for (const finding of state.noticed) host.noticed(finding)
    if (!state.execution.interrupted) state.refused = refusedFindings(state.noticed, settings)
  } finally {
    const leftMs = new TimeBudget(clock, state.begunAt, settings.timeouts.total).leftMs()
    const copying = { ...engine, clock, leftMs, directory: reports.directory }
    state.artifacts = await copyArtifacts(plan.project, settings.artifacts?.value ?? [], copying, signal)
    const ended = endedRun(plan, settings, state.execution, tools)
    // The teardown comes however the engine is, and tells of an engine that hangs.
    if (ended.staysUp) await answered(reach.keep(), NEVER_ABORTED, clock).catch(() => {})
    if (!ended.staysUp) host.started({ id: 'teardown', kind: 'teardown', service: plan.project })
    state.teardown = await teardown(ended, removing, jobs)
    if (state.teardown.step !== undefined) host.ended(state.teardown.step)
  }
}

/** The jobs that nobody needs once all has passed: a stack that stays up keeps its own, and files are copied later. */
function jobsInNobodysWay({ steps }: Plan, { teardown, artifacts }: Settings): readonly string[] {
  if (teardown === 'job') return []
  const copied = (artifacts?.value ?? []).map(({ service }) => service)
  return steps.flatMap(({ kind, service }) => (kind === 'job' && !copied.includes(service) ? service : []))
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

function progressOf({ host, reports }: Pick<GateTools, 'host' | 'reports'>): RunProgress {
  const builds = new BuildOutputs(host)
  return {
    phase: (what) => host.phase(what),
    started: (step) => host.started(step),
    activity: (id, line) => host.activity(id, line),
    tried: (step, attempt, number) => host.tried(step, attempt, number),
    ended: (record) => {
      builds.tell(record)
      host.ended(record)
    },
    note: (line) => host.note(line),
    keepLog: (name, text) => {
      builds.hear(name, text)
      reports.keepLog(name, text)
    },
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
