import {
  type AppLocation,
  type CheckResult,
  type FailedResult,
  type HoldOptions,
  holdUntil,
} from '../checks/attempts.js'
import { suggestedCheck } from '../checks/suggest-check.js'
import { withSignal } from '../common/deadline.js'
import { listenersOf } from '../diagnosis/service-listeners.js'
import type { StepSuccess } from '../record/step-outcome.js'
import type { AppAnswers } from './default-answers.js'
import { Enough, EnoughTime } from './enough-time.js'
import { holdOptions, type RequestStep } from './hold-options.js'
import type { CheckContext } from './step-context.js'

/** What else a check that nobody wrote needs. */
export interface DefaultContext {
  /** What came of the app's other ports. */
  readonly answers: AppAnswers
  readonly onMiss: HoldOptions['onMiss']
}

/**
 * Asks one port because nobody wrote a check. One HTTP answer below 500 from any port of the app suffices. A port that
 * is silent, or that speaks no HTTP, is no failure where something else speaks for the app: another port, the app's own
 * health check, or that it listens there.
 * @param context in which only the container that is asked is looked at
 * @returns a failure where nothing speaks for the app
 * @throws the signal's reason as soon as it is aborted
 */
export async function checkByDefault(
  step: RequestStep,
  target: AppLocation,
  more: DefaultContext,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepSuccess | FailedResult> {
  const outcome = await outcomeOf(step, target, more, context, signal)
  if (outcome.status === 'passed') {
    if (outcome.byDefault?.kind !== 'nothing') more.answers.spoke()
    return outcome
  }
  const { attempts, detail: said } = outcome
  const othersSpeak = await withSignal(more.answers.othersSpeak(step.port), signal)
  return othersSpeak ? success(attempts, { kind: 'nothing', port: step.port, said }, said) : outcome
}

async function outcomeOf(
  step: RequestStep,
  target: AppLocation,
  { answers, onMiss }: DefaultContext,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepSuccess | FailedResult> {
  const time = new EnoughTime(step.service, answers, context)
  try {
    const options = holdOptions(step, context, AbortSignal.any([signal, time.signal]))
    const result = await holdUntil(step.check, target, {
      ...options,
      onMiss: (...missed) => {
        onMiss?.(...missed)
        time.missed(...missed)
      },
    })
    if (result.status === 'passed') return answered(step, result)
    const isHere = await listensSilently(result, step, context, signal)
    const { attempts, detail: said } = result
    return isHere ? success(attempts, { kind: 'no HTTP', port: step.port, said }, said) : result
  } catch (error) {
    if (signal.aborted || !(error instanceof Enough)) throw error
    return success(time.attempts, { ...error.got, port: step.port }, error.got.said)
  }
}

/** Whether the app listens on the port, though no word of HTTP came from there. */
async function listensSilently(
  { came, answer, isMute }: FailedResult,
  { service, port }: RequestStep,
  context: CheckContext,
  signal: AbortSignal,
): Promise<boolean> {
  if (answer !== undefined || came === 'nowhere') return false
  // What takes no connection cannot keep one waiting: the engine drops those that nobody listens for.
  if (came === 'to an answer' || isMute) return true
  const found = await listenersOf(service, context, signal)
  return found.some(({ ports }) => ports.has(port))
}

function answered(
  { service, port, check }: RequestStep,
  { attempts, answer, detail }: Extract<CheckResult, { readonly status: 'passed' }>,
): StepSuccess {
  const { status } = answer
  const request = `${check.method} ${check.path}`
  const suggestion = suggestedCheck(answer, { service, port })
  const byDefault = { kind: 'answer', port, request, status, suggestion } as const
  return { status: 'passed', attempts, detail, byDefault }
}

function success(
  attempts: number,
  byDefault: NonNullable<StepSuccess['byDefault']>,
  said: string,
): StepSuccess {
  const detail = `${said}; no failure, because nobody wrote this check`
  return { status: 'passed', attempts, detail, byDefault }
}
