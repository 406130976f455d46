import { Interrupted } from '../common/interrupted.js'
import { BadInput, EngineTrouble } from '../common/problem.js'
import { reason, type StatedReason } from '../common/reason.js'
import { messageOf } from '../engine/engine-errors.js'
import type { Finding } from '../findings/finding.js'
import type { StepRecord, Verdict } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { NOT_HELD } from '../record/step-outcome.js'
import type { RunState } from './run-state.js'
import { whatHeld } from './what-held.js'

export interface Judgement {
  readonly verdict: Verdict
  /** One sentence. */
  readonly reason: StatedReason
  readonly failedStep: string | null
  readonly exitCode: number
  /** What the user can do about it, one sentence without its full stop. */
  readonly remedy?: string | undefined
}

/** Checks that a sentence names; the others are counted. */
const MAX_OPEN_CHECKS = 3

/** As shells count them: 128 and the number of the signal. */
const SIGNAL_EXIT_CODES: Readonly<Partial<Record<NodeJS.Signals, number>>> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
}

/** A judgement whose words may still be missing. */
type Draft = Omit<Judgement, 'reason'> & { readonly reason: string }

/** The verdict on a run. What was left behind never hides an earlier failure. */
export function judge(state: RunState, signal: AbortSignal): Judgement {
  const draft = drafted(state, signal)
  return {
    ...draft,
    reason: reason(draft.reason, `The run ended as ${draft.verdict}, and nothing says why.`),
  }
}

function drafted(state: RunState, { reason: end }: AbortSignal): Draft {
  const { execution, teardown } = state
  const records = execution?.records ?? []
  if (execution?.failed !== undefined) return failed(execution.failed, records)
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

/** By who is to blame. */
const ENDS = {
  release: { verdict: 'failed', exitCode: 1 },
  file: { verdict: 'error', exitCode: 2 },
  elsewhere: { verdict: 'error', exitCode: 3 },
} as const

/** A step failed: the release is bad, unless something else is to blame. */
function failed(step: StepRecord, records: readonly StepRecord[]): Draft {
  const { id: failedStep, blame, remedy } = step
  return {
    ...ENDS[blame ?? 'release'],
    reason: withOtherChecks(sentence(step), step, records),
    failedStep,
    ...(remedy === undefined ? {} : { remedy }),
  }
}

/** There are warnings, and the setting `strict` makes them fail. */
function refused(findings: readonly Finding[]): Draft {
  const [first, ...others] = findings
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  const said = `Strict: ${first?.code} ${first?.message}${more}.`
  return { verdict: 'failed', reason: said, failedStep: null, exitCode: 1 }
}

/** The gate could not judge, because of the input, the engine or a mistake of its own. */
function notJudged(error: unknown): Draft {
  const nothing = { verdict: 'error', failedStep: null } as const
  if (error instanceof BadInput) {
    const { length } = error.problems
    const first = reason(error.problems[0]?.message ?? '', 'nothing can be run')
    return {
      ...nothing,
      exitCode: error.exitCode,
      reason: length > 1 ? `${first} (and ${length - 1} more).` : `${first}.`,
    }
  }
  return {
    ...nothing,
    exitCode: 3,
    reason: `${reason(messageOf(error), 'an error without words')}.`,
    remedy: error instanceof EngineTrouble ? error.instead : undefined,
  }
}

/** Steps that have not passed although nothing failed: whatever the reason, the release was not judged. */
function unfinished(records: readonly StepRecord[]): Draft {
  const steps = records.map(stepName).join(', ')
  const said = `Nothing failed, but ${steps} did not run to the end: this is a mistake of compose-gate.`
  return { verdict: 'error', reason: said, failedStep: null, exitCode: 3 }
}

/** Nothing failed before the teardown. @param step undefined: the stack was to stay up */
function notTornDown(error: unknown, step: StepRecord | undefined): Draft {
  const judgement = notJudged(error)
  if (step === undefined) return judgement
  const said = `Everything passed, but the teardown failed: ${judgement.reason}`
  return { ...judgement, reason: said, failedStep: step.id }
}

function leftBehind(leftovers: readonly string[]): Draft {
  const said = `Everything passed, but the teardown left ${leftovers.join('; ')}.`
  return { verdict: 'error', reason: said, failedStep: 'teardown', exitCode: 3 }
}

function cancelled({ signal }: Interrupted, records: readonly StepRecord[]): Draft {
  const during = records.filter(({ status }) => status === 'cancelled').map(stepName)
  const said = `Cancelled by ${signal}${during.length === 0 ? '' : ` during ${during.join(', ')}`}.`
  return { verdict: 'cancelled', reason: said, failedStep: null, exitCode: SIGNAL_EXIT_CODES[signal] ?? 130 }
}

/** The other checks that were asked, and had not held when the first of them failed. */
function withOtherChecks(said: string, { kind }: StepRecord, records: readonly StepRecord[]): string {
  if (kind !== 'check') return said
  const open = records.flatMap(({ status, detail }) => {
    const [text, wrong] = detail.split(NOT_HELD)
    return status === 'cancelled' && text !== undefined && wrong !== undefined ? [text] : []
  })
  if (open.length === 0) return said
  const more = open.length - MAX_OPEN_CHECKS
  const shown = open.slice(0, MAX_OPEN_CHECKS).join(', ')
  const which = `${shown}${more > 0 ? ` and ${more} more` : ''}`
  return `${said.replace(/\.$/, '')}; not held by then either: ${which}.`
}

function sentence(step: StepRecord): string {
  const { service } = step
  const detail = reason(step.detail, `${stepName(step)} failed, and nothing says why`)
  const text = namesFirst(detail, service) ? detail : `${service}: ${detail}`
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** `nothing listens on port 8080 of web; it listens on 3000` */
function namesFirst(detail: string, service: string): boolean {
  const [clause = ''] = detail.split(/; |: /, 1)
  return detail.startsWith(service) || clause.split(' ').includes(service)
}
