import {
  type AppLocation,
  type CheckResult,
  type FailedResult,
  type HoldOptions,
  holdUntil,
} from '../checks/attempts.js'
import { suggestedCheck } from '../checks/suggest-check.js'
import { withSignal } from '../common/deadline.js'
import type { JsonObject } from '../common/json.js'
import { hostNameOf } from '../diagnosis/check-remedy.js'
import { listenersOf } from '../diagnosis/service-listeners.js'
import type { StepSuccess } from '../record/step-outcome.js'
import type { AppAnswers } from './default-answers.js'
import { Enough, EnoughTime, NO_ROUTE_STATUS } from './enough-time.js'
import { holdOptions, type RequestStep } from './hold-options.js'
import type { CheckContext } from './step-context.js'

/** Milliseconds in which a server that hands requests on must answer to a name that the file gives. */
const ROUTED_NAME_MS = 10_000

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
  // The port did not have the time that it may take.
  if (context.time.isUsedUp()) return outcome
  const othersSpeak = await withSignal(more.answers.othersSpeak(step.port), signal)
  if (othersSpeak) return success(attempts, { kind: 'nothing', port: step.port, said }, said)
  // What failed at a port that is reached is the app's own failure, whoever lets this port through.
  return outcome.came === 'nowhere' && more.answers.wasReached ? { ...outcome, came: 'to nobody' } : outcome
}

async function outcomeOf(
  step: RequestStep,
  target: AppLocation,
  { answers, onMiss }: DefaultContext,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepSuccess | FailedResult> {
  const time = new EnoughTime(step.service, step.byDefault?.routes !== undefined, answers, context)
  try {
    const options = holdOptions(step, target, context, AbortSignal.any([signal, time.signal]))
    const result = await holdUntil(step.check, target, {
      ...options,
      knownCause: async (wasReached) => options.knownCause?.(wasReached || answers.wasReached),
      onMiss: (attempts, said, reply) => {
        onMiss?.(attempts, said, reply)
        time.missed(attempts, said, reply)
        if (reply.kind === 'answer' || reply.connected) answers.reached()
      },
    })
    if (result.status === 'passed') return answered(step, result, context)
    if (context.time.isUsedUp()) return result
    const isHere = await listensSilently(result, step, context, signal)
    const { attempts, detail: said } = result
    return isHere ? success(attempts, { kind: 'no HTTP', port: step.port, said }, said) : result
  } catch (error) {
    if (signal.aborted || !(error instanceof Enough)) throw error
    const { kind, said } = error.got
    if (kind === 'no route') return askedByName(step, target, time.attempts, context, signal)
    return success(time.attempts, { kind, port: step.port, said }, said)
  }
}

/** A server that hands requests on by name has answered that it knows no such name: so it is up. */
async function askedByName(
  step: RequestStep,
  target: AppLocation,
  attempts: number,
  context: CheckContext,
  signal: AbortSignal,
): Promise<StepSuccess | FailedResult> {
  const name = step.byDefault?.routes?.names[0]
  const plain = { status: NO_ROUTE_STATUS, statusText: '', headers: {}, body: '' }
  const asAnswer = { status: 'passed', attempts, detail: `${NO_ROUTE_STATUS}`, answer: plain } as const
  if (name === undefined) return answered(step, asAnswer, context)
  const named = { ...step, check: { ...step.check, headers: { Host: name } } }
  const options = holdOptions(named, target, context, signal)
  const within = Math.min(ROUTED_NAME_MS, options.within)
  const result = await holdUntil(named.check, target, { ...options, within })
  if (result.status === 'passed') return answered(named, result, context)
  return result.answer?.status === NO_ROUTE_STATUS ? answered(step, asAnswer, context) : result
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

/** The name to ask for, where the file gives one: a proxy knows no other, and some apps refuse any other. */
function hostOf({ byDefault, service }: RequestStep, status: number, model: JsonObject): string | undefined {
  const routed = byDefault?.routes?.names[0]
  return routed ?? (status === 400 || status === 421 ? hostNameOf(service, model) : undefined)
}

function answered(
  step: RequestStep,
  { attempts, answer, detail }: Extract<CheckResult, { readonly status: 'passed' }>,
  { release }: Pick<CheckContext, 'release'>,
): StepSuccess {
  const { service, port, check } = step
  const { status } = answer
  const host = check.headers.Host
  const request = `${check.method} ${check.path}${host === undefined ? '' : ` for ${host}`}`
  const suggestion = suggestedCheck(answer, { service, port }, host ?? hostOf(step, status, release.model))
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
