import { Interrupted } from '../common/interrupted.js'
import { BadInput, EngineTrouble } from '../common/problem.js'
import { messageOf } from '../engine/engine-errors.js'
import type { Finding } from '../findings/finding.js'
import type { StepRecord, Verdict } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import type { RunState } from './run-state.js'
import { whatHeld } from './what-held.js'

export interface Judgement {
  readonly verdict: Verdict
  /** One sentence. */
  readonly reason: string
  readonly failedStep: string | null
  readonly exitCode: number
  /** What the user can do about it. */
  readonly instead?: string | undefined
}

/** As shells count them: 128 and the number of the signal. */
const SIGNAL_EXIT_CODES: Readonly<Partial<Record<NodeJS.Signals, number>>> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
}

/** The verdict on a run. What was left behind never hides an earlier failure. */
export function judge(state: RunState, { reason: end }: AbortSignal): Judgement {
  const { execution, teardown } = state
  const records = execution?.records ?? []
  if (execution?.failed !== undefined) return failed(execution.failed)
  if (state.refused !== undefined && state.refused.length > 0) return refused(state.refused)
  if (end instanceof Interrupted) return cancelled(end, records)
  const error = state.error ?? execution?.crash ?? end
  if (error !== undefined) return notJudged(error)
  const undone = records.filter(({ status }) => status !== 'passed')
  if (undone.length > 0) return unfinished(undone)
  if (teardown?.error !== undefined) return notTornDown(teardown.error, teardown.step)
  if (teardown !== undefined && teardown.leftovers.length > 0) return leftBehind(teardown.leftovers)
  return {
    verdict: 'passed',
    reason: whatHeld(records, state),
    failedStep: null,
    exitCode: 0,
  }
}

/** A step failed: the release is bad, unless something else is to blame. */
function failed(step: StepRecord): Judgement {
  const { id: failedStep, blame, remedy: instead } = step
  const [verdict, exitCode] = blame === 'elsewhere' ? (['error', 3] as const) : (['failed', 1] as const)
  return {
    verdict,
    exitCode,
    reason: sentence(step),
    failedStep,
    ...(instead === undefined ? {} : { instead }),
  }
}

/** There are warnings, and the setting `strict` makes them fail. */
function refused(findings: readonly Finding[]): Judgement {
  const [first, ...others] = findings
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  const reason = `Strict: ${first?.code} ${first?.message}${more}.`
  return { verdict: 'failed', reason, failedStep: null, exitCode: 1 }
}

/** The gate could not judge, because of the input, the engine or a mistake of its own. */
function notJudged(error: unknown): Judgement {
  const nothing = { verdict: 'error', failedStep: null } as const
  if (error instanceof BadInput) {
    const { length } = error.problems
    const first = error.problems[0]?.message ?? 'nothing can be run'
    return {
      ...nothing,
      exitCode: error.exitCode,
      reason: length > 1 ? `${first} (and ${length - 1} more).` : `${first}.`,
    }
  }
  const reason = `${messageOf(error)}.`
  return {
    ...nothing,
    exitCode: 3,
    reason,
    instead: error instanceof EngineTrouble ? error.instead : undefined,
  }
}

/** Steps that have not passed although nothing failed: whatever the reason, the release was not judged. */
function unfinished(records: readonly StepRecord[]): Judgement {
  const steps = records.map(stepName).join(', ')
  const reason = `Nothing failed, but ${steps} did not run to the end: this is a mistake of compose-gate.`
  return { verdict: 'error', reason, failedStep: null, exitCode: 3 }
}

/** Nothing failed before the teardown. @param step undefined: the stack was to stay up */
function notTornDown(error: unknown, step: StepRecord | undefined): Judgement {
  const judgement = notJudged(error)
  if (step === undefined) return judgement
  const reason = `Everything passed, but the teardown failed: ${judgement.reason}`
  return { ...judgement, reason, failedStep: step.id }
}

function leftBehind(leftovers: readonly string[]): Judgement {
  const reason = `Everything passed, but the teardown left ${leftovers.join('; ')}.`
  return { verdict: 'error', reason, failedStep: 'teardown', exitCode: 3 }
}

function cancelled({ signal }: Interrupted, records: readonly StepRecord[]): Judgement {
  const during = records.filter(({ status }) => status === 'cancelled').map(stepName)
  const reason = `Cancelled by ${signal}${during.length === 0 ? '' : ` during ${during.join(', ')}`}.`
  return { verdict: 'cancelled', reason, failedStep: null, exitCode: SIGNAL_EXIT_CODES[signal] ?? 130 }
}

function sentence({ service, detail }: StepRecord): string {
  const text = detail.startsWith(service) ? detail : `${service}: ${detail}`
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
