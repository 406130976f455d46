import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../common/clock.js'
import { EngineTrouble } from '../common/problem.js'
import { messageOf } from '../engine/engine-errors.js'
import type { Engine } from '../engine/open-engine.js'
import type { ReportFolder } from '../host/report-folder.js'
import type { Plan } from '../plan/plan.js'
import type { StepRecord } from '../record/run-record.js'
import type { Execution } from '../run/execute.js'
import type { Settings } from '../settings/settings.js'
import { keepLogs, LogKeeper } from './keep-logs.js'
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
export async function clearAway(site: Site): Promise<Removal> {
  const { settings, execution, signal } = site
  if (settings.teardown === 'job' && execution !== undefined && !execution.interrupted) {
    const removal = await leaveUp(site)
    if (!signal.aborted) return removal
  }
  return remove(site)
}

/** What a stack that stays up has said so far is kept. */
async function leaveUp({ plan, engine, world: { reports }, signal }: Site): Promise<Removal> {
  try {
    const { logs, unkept } = await keepLogs(engine.docker, plan.project, reports.logs, signal)
    reports.lacks(unkept)
    return { leftovers: [], logs }
  } catch (trouble) {
    return { leftovers: [], logs: {}, trouble }
  }
}

async function remove({ plan, settings, engine, execution, world, signal }: Site): Promise<Removal> {
  const { reports, clock } = world
  const { project } = plan
  const begun = clock.now()
  const step = (status: StepRecord['status'], detail: string): StepRecord => {
    const ended = clock.now()
    return {
      id: 'teardown',
      kind: 'teardown',
      service: project,
      needs: execution?.records.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id) ?? [],
      status,
      startedAt: clock.iso(begun),
      endedAt: clock.iso(ended),
      durationMs: Math.round(ended - begun),
      attempts: 1,
      detail,
    }
  }
  try {
    const options = {
      grace: settings.stopGrace,
      hurry: signal,
      keeper: new LogKeeper(engine.docker, reports.logs, signal),
      patience: endedMidway(execution) ? world.patience : 0,
    }
    const { logs, removed, unkept, ...result } = await persistently(signal, () =>
      teardown(engine.docker, project, options),
    )
    reports.lacks(unkept)
    const leftovers = result.unsettled ? [...result.leftovers, UNFINISHED] : result.leftovers
    return leftovers.length === 0
      ? { step: step('passed', [`removed ${removed || 'nothing'}`, ...unkept].join('; ')), leftovers, logs }
      : { step: step('failed', `left ${leftovers.join('; ')}`), leftovers, logs }
  } catch (trouble) {
    const left = `whatever the run made, as nobody could look; \`compose-gate down -p ${project}\` removes it`
    return { step: step('failed', messageOf(trouble)), leftovers: [left], logs: {}, trouble }
  }
}

/** Milliseconds in which an engine that was lost may come back: it may only have been started again. */
const RETURN = 10_000

/** Milliseconds between two attempts to reach it. */
const BETWEEN_ATTEMPTS = 250

/** What an engine left standing that went away and came back has to go as well. */
async function persistently<T>(hurry: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + RETURN; ; await pause(BETWEEN_ATTEMPTS)) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof EngineTrouble) || hurry.aborted || performance.now() > deadline) throw error
    }
  }
}

const UNFINISHED = 'an image or a container that the engine was still making'

/** Whether a command was ended midway that may have asked the engine for something that is still to come. */
function endedMidway(execution: Execution | undefined): boolean {
  if (execution === undefined) return true
  return execution.records.some(
    ({ kind, status, cut }) =>
      (status === 'cancelled' && MAKES.has(kind)) ||
      // Where one container could not be created, the engine may still be at another of the same call.
      (status === 'failed' && (kind === 'create' || (kind === 'build' && cut === true))),
  )
}

/** Kinds of steps that have the engine make something. */
const MAKES = new Set<StepRecord['kind']>(['build', 'create', 'start'])
