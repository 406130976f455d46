import type { Engine } from '../engine/open.js'
import type { ReportFolder } from '../host/report-folder.js'
import type { Plan } from '../plan/model.js'
import type { Clock } from '../run/clock.js'
import type { Execution } from '../run/execute.js'
import type { StepRecord } from '../run/model.js'
import type { Settings } from '../settings/model.js'
import { keepLogs } from './logs.js'
import { teardown } from './teardown.js'

/** What came of clearing away after a run. */
export interface Removal {
  /** Absent: the stack was left up on purpose. */
  readonly step?: StepRecord | undefined
  readonly leftovers: readonly string[]
  /** Service → log file, relative to the report folder. */
  readonly logs: Readonly<Record<string, string>>
  /** Why it could not be cleared away at all. */
  readonly trouble?: unknown
}

interface Site {
  readonly plan: Plan
  readonly settings: Settings
  readonly engine: Engine
  /** Absent: it threw. */
  readonly execution: Execution | undefined
  /** Aborted: the run was called off, and nothing waits for anything any more. */
  readonly signal: AbortSignal
  readonly world: { readonly reports: ReportFolder; readonly clock: Clock; readonly patience: number }
}

/**
 * Keeps the logs and removes everything of the run. A stack that is to stay up for later steps stays, unless the run
 * was interrupted: then nobody comes who would use it. Never throws.
 */
export async function clearAway({
  plan,
  settings,
  engine,
  execution,
  world,
  signal,
}: Site): Promise<Removal> {
  const { reports, clock } = world
  const stays = settings.teardown === 'job' && execution !== undefined && !execution.interrupted
  try {
    if (stays) return { leftovers: [], logs: await keepLogs(engine.docker, plan.project, reports.logs) }
    const begun = clock.now()
    const { logs, removed, unkept, ...result } = await teardown(engine.docker, plan.project, {
      grace: settings.stopGrace,
      hurry: signal,
      logs: reports.logs,
      patience: endedMidway(execution) ? world.patience : 0,
    })
    const leftovers = result.unsettled ? [...result.leftovers, UNFINISHED] : result.leftovers
    const needs = execution?.records.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id) ?? []
    const ended = clock.now()
    const step: StepRecord = {
      id: 'teardown',
      kind: 'teardown',
      service: plan.project,
      needs,
      status: leftovers.length === 0 ? 'passed' : 'failed',
      startedAt: clock.iso(begun),
      endedAt: clock.iso(ended),
      durationMs: Math.round(ended - begun),
      attempts: 1,
      detail:
        leftovers.length === 0
          ? [`removed ${removed || 'nothing'}`, ...unkept].join('; ')
          : `left ${leftovers.join('; ')}`,
    }
    return { step, leftovers, logs }
  } catch (trouble) {
    return { leftovers: [], logs: {}, trouble }
  }
}

const UNFINISHED = 'an image or a container that the engine was still making'

/** Whether a command was ended midway, a build that took too long included, that may have asked the engine for something
 *  that is still to come. */
function endedMidway(execution: Execution | undefined): boolean {
  if (execution === undefined) return true
  return execution.records.some(
    ({ kind, status }) =>
      (status === 'cancelled' && MAKES.has(kind)) || (status === 'failed' && kind === 'build'),
  )
}

/** Kinds of steps that have the engine make something. */
const MAKES = new Set<StepRecord['kind']>(['build', 'create', 'start'])
