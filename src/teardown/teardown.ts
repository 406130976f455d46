import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import { EngineTrouble } from '../common/problem.js'
import type { RunIdentity } from '../common/run-identity.js'
import { messageOf } from '../engine/engine-errors.js'
import type { StepRecord } from '../record/run-record.js'
import { EndedJobs } from './ended-jobs.js'
import { keepLogs } from './keep-logs.js'
import { removeProject } from './remove-project.js'
import type { TeardownTools } from './teardown-tools.js'

/** The result of a teardown. */
export interface TeardownOutcome {
  /** Absent: the stack was left up on purpose. */
  readonly step?: StepRecord | undefined
  /** What could not be removed, each as people know it: `volume x_data, used by y`. */
  readonly leftovers: readonly string[]
  /** Service → log file, relative to the report folder. */
  readonly logs: Readonly<Record<string, string>>
  /** As in `RunRecord.logTimes`. */
  readonly logTimes?: Readonly<Record<string, string>> | undefined
  /** Why logs are missing or incomplete, one sentence each. */
  readonly unkept: readonly string[]
  /** Why nothing could be removed, or no log be kept, at all. */
  readonly error?: unknown
}

/** A run that has ended. */
export interface EndedRun {
  /** The Compose project's name. */
  readonly project: string
  readonly run: RunIdentity
  /** Undefined: it is unknown what the run did. */
  readonly records: readonly StepRecord[] | undefined
  /** The stack stays up for later steps. */
  readonly staysUp: boolean
  /** As in `StopGrace`. */
  readonly graceMs: number | undefined
  /** Milliseconds to wait for what the engine still makes for commands that were ended midway. */
  readonly unfinishedWorkMs: number
}

/** Milliseconds in which an engine that was lost may come back: it may only have been started again. */
const ENGINE_RETURN_MS = 10_000

/** Milliseconds between two attempts to reach an engine that was lost. */
const ATTEMPT_PAUSE_MS = 250

/**
 * Keeps the logs and removes everything of the run. A stack that is to stay up stays, unless the run is cancelled
 * meanwhile: then no later step comes that would use it. Never throws.
 * @param jobs of the run, which may have been removed already
 */
export async function teardown(
  run: EndedRun,
  tools: TeardownTools,
  jobs = new EndedJobs(tools),
): Promise<TeardownOutcome> {
  if (run.staysUp) {
    const outcome = await leaveUp(run, tools)
    if (!tools.signal.aborted) return outcome
  }
  return remove(run, tools, jobs)
}

/** Keeps what the containers of a stack that stays up have printed so far. */
async function leaveUp({ project }: EndedRun, tools: TeardownTools): Promise<TeardownOutcome> {
  try {
    const { logs, logTimes, unkept } = await keepLogs(project, tools)
    return { leftovers: [], logs, logTimes, unkept }
  } catch (error) {
    return { leftovers: [], logs: {}, unkept: [], error }
  }
}

async function remove(
  run: EndedRun,
  tools: TeardownTools,
  { keeper, removed: removedBefore }: EndedJobs,
): Promise<TeardownOutcome> {
  const { docker, clock, signal } = tools
  const { project } = run
  const begun = clock.now()
  const step = (status: StepRecord['status'], detail: string) => stepOf(run, begun, clock, status, detail)
  const { logTimes } = keeper
  try {
    const options = {
      run: run.run,
      clock,
      graceMs: run.graceMs,
      hurry: signal,
      keeper,
      removedBefore,
      unfinishedWorkMs: endedMidway(run.records) ? run.unfinishedWorkMs : 0,
    }
    const result = await untilEngineAnswers(tools, () => removeProject(docker, project, options))
    const { logs, removed, unkept } = result
    const leftovers = result.isUnsettled ? [...result.leftovers, UNFINISHED] : result.leftovers
    return leftovers.length === 0
      ? {
          step: step('passed', [`removed ${removed || 'nothing'}`, ...unkept].join('; ')),
          leftovers,
          logs,
          logTimes,
          unkept,
        }
      : { step: step('failed', `left ${leftovers.join('; ')}`), leftovers, logs, logTimes, unkept }
  } catch (error) {
    const left = `everything the run made, as the engine could not be asked; \`compose-gate down -p ${project}\` removes it`
    return { step: step('failed', messageOf(error)), leftovers: [left], logs: {}, unkept: [], error }
  }
}

function stepOf(
  { project, records = [] }: EndedRun,
  begun: number,
  clock: Clock,
  status: StepRecord['status'],
  detail: string,
): StepRecord {
  const ended = clock.now()
  return {
    id: 'teardown',
    kind: 'teardown',
    service: project,
    needs: records.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id),
    status,
    startedAt: clock.iso(begun),
    endedAt: clock.iso(ended),
    durationMs: Math.round(ended - begun),
    attempts: 1,
    detail,
  }
}

/** Tries again for a while where the engine was lost: it may come back, and still have what the run made. */
async function untilEngineAnswers<T>(
  { clock, signal }: Pick<TeardownTools, 'clock' | 'signal'>,
  attempt: () => Promise<T>,
): Promise<T> {
  const deadline = clock.now() + ENGINE_RETURN_MS
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof EngineTrouble) || signal.aborted || clock.now() > deadline) throw error
    }
    await clock.sleep(ATTEMPT_PAUSE_MS, NEVER_ABORTED)
  }
}

const UNFINISHED = 'an image or a container that the engine was still making'

/** Whether a command was ended midway that may have asked the engine for something that is still to come. */
function endedMidway(records: EndedRun['records']): boolean {
  if (records === undefined) return true
  return records.some(
    ({ kind, status, cut }) =>
      (status === 'cancelled' && MAKING_KINDS.has(kind)) ||
      // Where one container could not be created, the engine may still be at another of the same call.
      (status === 'failed' && (kind === 'create' || (cut === true && MAKING_KINDS.has(kind)))),
  )
}

/** Kinds of steps that have the engine make something. */
const MAKING_KINDS = new Set<StepRecord['kind']>(['build', 'create', 'start'])
