import type { Clock } from '../common/clock.js'
import { formatDuration } from '../common/duration.js'
import type { Answer, Check } from './check.js'
import { failureEvidence } from './check-evidence.js'
import { judgeAnswer } from './judge-answer.js'
import { NoAnswerInTime, type Reply, type RequestLimits, request } from './request.js'
import { allowsStatus } from './status.js'

/** The pause between two attempts. It grows: most apps answer soon, and the others need the CPU more than questions. */
const FIRST_PAUSE_MS = 20
const MAX_PAUSE_MS = 250

/** What an attempt gets even where the deadline is nearer or has passed: an answer that is there counts. */
const MIN_ATTEMPT_MS = 250

/** There must be at least one attempt. */
const MIN_FIRST_ATTEMPT_MS = 1000

/** See `HoldOptions.settle`. */
const DEFAULT_SETTLE_MS = 5000

/** See `HoldOptions.attempt`. */
const DEFAULT_ATTEMPT_MS = 5000

/** All times are in milliseconds. */
export interface HoldOptions {
  readonly signal: AbortSignal
  /** How long it may take until the check holds. */
  readonly within: number
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** A wrong answer that stays the same for so long is final; 5000 where absent. */
  readonly settle?: number | undefined
  /**
   * How long an attempt gets at least, while there is so much time left; 5000 where absent. Half of the time that is
   * left counts where that is more. So a server that accepts a connection and never answers does not cost the whole
   * deadline, and a server that is slow to warm up gets its chance.
   */
  readonly attempt?: number | undefined
  /** Called after every attempt that did not hold. `said` is the reason, in one line. */
  onMiss?(attempts: number, said: string): void
}

/** Where an app listens: scheme, address and port. @param perhapsTls whether an answer hinted at TLS */
export type AppLocation = (perhapsTls?: boolean) => Promise<URL>

interface AnyResult {
  /** Requests that were sent. */
  readonly attempts: number
  /**
   * One line without the check's own text: `200 OK`, or
   * `expected status 200, got 500 Internal Server Error, unchanged for 5s`.
   */
  readonly detail: string
}

export type CheckResult =
  | (AnyResult & { readonly status: 'passed' })
  | (AnyResult & {
      readonly status: 'failed'
      /** How far the attempts came: to no connection; to no answer of a running app; to a wrong answer. */
      readonly came: 'nowhere' | 'to nobody' | 'to an answer'
      /** The request, what was expected, the last response. */
      readonly evidence: string
      /** The last answer there was. */
      readonly answer?: Answer | undefined
      /** Its status is what is wrong with it. */
      readonly wrongStatus: boolean
    })

/** Why an attempt did not hold. */
interface FailedAttempt {
  readonly notYet: boolean
  /** One line. */
  readonly said: string
  /** See `WrongAnswer.essence`. */
  readonly essence: string
}

/**
 * Tries a check until it holds or its deadline passes. No connection, a connection that is dropped, no answer in time,
 * and the statuses 502, 503 and 504 (where the check does not expect them) mean "not up yet". Any other wrong answer is
 * final once it has stayed the same for `settle`. An error page with a new time in it at every request stays the same;
 * a list that still grows does not (see `WrongAnswer.essence`).
 * @param target where the app listens. A function is asked before each attempt.
 * @throws the signal's reason as soon as it is aborted
 */
export async function holdUntil(
  check: Check,
  target: URL | AppLocation,
  options: HoldOptions,
): Promise<CheckResult> {
  const { signal, within, clock, settle = DEFAULT_SETTLE_MS, attempt = DEFAULT_ATTEMPT_MS } = options
  const start = clock.now()
  const deadline = start + within
  let history: AttemptHistory = {}
  let pause = FIRST_PAUSE_MS
  for (let attempts = 1; ; attempts++) {
    const left = Math.max(deadline - clock.now(), attempts === 1 ? MIN_FIRST_ATTEMPT_MS : MIN_ATTEMPT_MS)
    const timeoutMs = Math.min(left, Math.max(left / 2, attempt))
    const { url, reply } = await ask(check, target, { signal, timeoutMs })
    const failed = failureOf(check, reply)
    if (failed === undefined) return { status: 'passed', attempts, detail: statusOf(reply) }

    const now = clock.now()
    const shown = extended(history, reply, failed, now)
    options.onMiss?.(attempts, shown.failed.said)
    const isFinal = shown.same !== undefined && now - shown.same.since >= settle
    if (isFinal || now >= deadline) {
      const when = isFinal
        ? `unchanged for ${formatDuration(settle)}`
        : `after ${formatDuration(now - start)} of trying`
      const trouble = reply.kind === 'answer' ? undefined : reply.why
      return {
        status: 'failed',
        came: shown.connected ? (shown.failed.notYet ? 'to nobody' : 'to an answer') : 'nowhere',
        attempts,
        detail: `${shown.failed.said}, ${when}`,
        evidence: failureEvidence(url, check, trouble, shown.answer),
        answer: shown.answer,
        wrongStatus: shown.answer !== undefined && !allowsStatus(check.expect.status, shown.answer.status),
      }
    }
    history = shown
    await clock.sleep(Math.min(pause, deadline - now), signal)
    pause = Math.min(pause * 2, MAX_PAUSE_MS)
  }
}

/** Where an answer in plain HTTP hints at TLS, the app is asked again before that answer is taken for the app's. */
async function ask(
  check: Check,
  target: URL | AppLocation,
  limits: RequestLimits,
): Promise<{ readonly url: URL; readonly reply: Reply }> {
  const first = typeof target === 'function' ? await target() : target
  const reply = await request(first, check, limits)
  const url = typeof target === 'function' && hintsAtTls(first, reply) ? await target(true) : first
  return url.protocol === first.protocol ? { url, reply } : { url, reply: await request(url, check, limits) }
}

/** What servers of TLS say to plain HTTP: nginx, Go, Apache, Tomcat. Others hang up or send an alert. */
const WANTS_TLS = /HTTP request (was sent )?to (an )?HTTPS|plain HTTP to an SSL|requires TLS/i

function hintsAtTls({ protocol }: URL, reply: Reply): boolean {
  if (protocol === 'https:') return false
  if (reply.kind === 'unreachable') return reply.connected && !(reply.cause instanceof NoAnswerInTime)
  const { status, body } = reply.answer
  return status === 400 && (body === '' || WANTS_TLS.test(body))
}

/** What the attempts so far have shown. */
interface AttemptHistory {
  /** Whether there was something to connect to. */
  readonly connected?: boolean
  /** The last attempt that tells something. */
  readonly failed?: FailedAttempt
  /** The last answer there was. */
  readonly answer?: Answer
  /** Since when, on the clock, the wrong answer is the same. */
  readonly same?: { readonly essence: string; readonly since: number }
}

type FailedHistory = AttemptHistory & { readonly failed: FailedAttempt }

function extended(history: AttemptHistory, reply: Reply, failed: FailedAttempt, now: number): FailedHistory {
  // An attempt that ran out of time says less than an earlier answer.
  const saysLess =
    reply.kind === 'unreachable' && reply.cause instanceof NoAnswerInTime && history.answer !== undefined
  const answer = reply.kind === 'answer' ? reply.answer : history.answer
  const since = history.same?.essence === failed.essence ? history.same.since : now
  return {
    connected: history.connected === true || reply.kind === 'answer' || reply.connected,
    failed: saysLess ? (history.failed ?? failed) : failed,
    ...(answer === undefined ? {} : { answer }),
    ...(failed.notYet ? {} : { same: { essence: failed.essence, since } }),
  }
}

function failureOf(check: Check, reply: Reply): FailedAttempt | undefined {
  if (reply.kind === 'unreachable') {
    const said = reply.notYet ? reply.why : `expected an HTTP answer, got ${reply.why}`
    return { notYet: reply.notYet, said, essence: reply.why }
  }
  const judged = judgeAnswer(check, reply.answer)
  if (judged.holds) return undefined
  return { ...judged, said: `expected ${judged.expected}, got ${judged.got}` }
}

function statusOf(reply: Reply): string {
  return reply.kind === 'answer' ? `${reply.answer.status} ${reply.answer.statusText}`.trim() : ''
}
