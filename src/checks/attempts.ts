import type { Clock } from '../common/clock.js'
import { formatDuration } from '../common/duration.js'
import { type AppLocation, ask } from './ask.js'
import { type AttemptHistory, extended, judgeReply } from './attempt-history.js'
import type { Answer, Check } from './check.js'
import { failureEvidence } from './check-evidence.js'
import type { Reply } from './request.js'
import { oneLine } from './show-value.js'
import { allowsStatus } from './status.js'

export type { AppLocation } from './ask.js'

/** The pause between two attempts. It grows: most apps answer soon, and the others need the CPU more than questions. */
const FIRST_PAUSE_MS = 20
const MAX_PAUSE_MS = 250

/** What an attempt gets even where the deadline is nearer or has passed: an answer that is there counts. */
const MIN_ATTEMPT_MS = 250

/** There must be at least one attempt. */
const MIN_FIRST_ATTEMPT_MS = 1000

/**
 * Milliseconds for which every connection must have been dropped before that hints at TLS, and until it does again.
 * Behind a published port the engine's own proxy drops them until the app listens, and an app that serves one connection
 * at a time must not lose seconds to a handshake.
 */
const DROPPED_FOR_TLS_MS = 1000
const DROPPED_FOR_TLS_AGAIN_MS = 5000

/** See `HoldOptions.settle`. */
const DEFAULT_SETTLE_MS = 5000

/** See `HoldOptions.attempt`. */
const DEFAULT_ATTEMPT_MS = 5000

/** One request of a check, and what came of it. */
export interface CheckAttempt {
  /** Where it was sent: scheme, address and port. */
  readonly url: URL
  /** When it was sent, by the clock. */
  readonly begun: number
  readonly tookMs: number
  readonly reply: Reply
  readonly holds: boolean
  /** The status, or why it does not hold, in one line. */
  readonly said: string
}

/** All times are in milliseconds. */
export interface HoldOptions {
  readonly signal: AbortSignal
  /** How long it may take until the check holds. */
  readonly within: number
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** A wrong answer that stays the same for so long is final; 5000 where absent; Infinity: never before `within`. */
  readonly settle?: number | undefined
  /**
   * How long an attempt gets at least, while there is so much time left; 5000 where absent. Half of the time that is
   * left counts where that is more. So a server that accepts a connection and never answers does not cost the whole
   * deadline, and a server that is slow to warm up gets its chance.
   */
  readonly attempt?: number | undefined
  /**
   * Asked after every attempt that did not hold: whether the app may still be starting, as its own health check says.
   * Until then no wrong answer is final, and the time that `within` grants is not over; see `settle`.
   */
  isStarting?(): Promise<boolean>
  /**
   * Asked while there is no answer: a cause that is known, and that no waiting changes. It ends the waiting, and so does
   * an error.
   * @param wasReached whether there was a connection in any attempt
   */
  knownCause?(wasReached: boolean): Promise<string | undefined>
  /** Called after every attempt. */
  onAttempt?(attempt: CheckAttempt): void
  /** Called after every attempt that did not hold. `said` is the reason, in one line. */
  readonly onMiss?: ((attempts: number, said: string, reply: Reply) => void) | undefined
}

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
  | (AnyResult & { readonly status: 'passed'; readonly answer: Answer })
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
      /** To the end it took every connection, and sent nothing. */
      readonly isMute?: boolean | undefined
      /** Why the app cannot answer, as `knownCause` told. */
      readonly knownCause?: string | undefined
    })

/** A check that did not hold. */
export type FailedResult = Extract<CheckResult, { readonly status: 'failed' }>

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
  let deadline = start + within
  let history: AttemptHistory = {}
  let pause = FIRST_PAUSE_MS
  let startedAt = start
  let tlsAfterMs = DROPPED_FOR_TLS_MS
  for (let attempts = 1; ; attempts++) {
    const begun = clock.now()
    const left = Math.max(deadline - begun, attempts === 1 ? MIN_FIRST_ATTEMPT_MS : MIN_ATTEMPT_MS)
    const timeoutMs = Math.min(left, Math.max(left / 2, attempt))
    const droppedForMs = begun - (history.droppedSince ?? begun)
    const trustsDrops = droppedForMs >= tlsAfterMs
    if (trustsDrops) tlsAfterMs = droppedForMs + DROPPED_FOR_TLS_AGAIN_MS
    const { url, reply } = await ask(check, target, { signal, timeoutMs }, trustsDrops)
    const judged = judgeReply(check, reply)
    const { holds } = judged
    const said = judged.holds ? statusOf(judged.answer) : judged.said
    options.onAttempt?.({ url, begun, tookMs: clock.now() - begun, reply, holds, said })
    if (judged.holds) {
      return { status: 'passed', attempts, detail: statusOf(judged.answer), answer: judged.answer }
    }

    const now = clock.now()
    const shown = extended(history, reply, judged, { begun, now })
    options.onMiss?.(attempts, shown.failed.said, reply)
    const { connected = false } = shown
    const knownCause = reply.kind === 'answer' ? undefined : await options.knownCause?.(connected)
    if ((await options.isStarting?.()) === true) {
      startedAt = now
      if (settle !== Number.POSITIVE_INFINITY) deadline = Math.max(deadline, now + settle)
    }
    const sameSince = Math.max(shown.same?.since ?? now, startedAt)
    const isFinal = shown.same !== undefined && now - sameSince >= settle
    if (isFinal || knownCause !== undefined || now >= deadline) {
      const detail = toldEnd(shown, isFinal ? settle : undefined, start, now)
      return {
        status: 'failed',
        came: connected ? (shown.failed.notYet ? 'to nobody' : 'to an answer') : 'nowhere',
        attempts,
        detail,
        evidence: failureEvidence(url, check, reply.kind === 'answer' ? undefined : reply.why, shown.answer),
        answer: shown.answer,
        wrongStatus: shown.answer !== undefined && !allowsStatus(check.expect.status, shown.answer.status),
        knownCause,
        isMute: shown.mutedSince !== undefined,
      }
    }
    history = shown
    await clock.sleep(Math.min(pause, deadline - now), signal)
    pause = Math.min(pause * 2, MAX_PAUSE_MS)
  }
}

function toldEnd(
  { failed, mutedSince, answer }: AttemptHistory,
  unchangedForMs: number | undefined,
  start: number,
  now: number,
): string {
  if (mutedSince !== undefined && answer === undefined) {
    return `took the connection and sent nothing for ${formatDuration(now - mutedSince)}`
  }
  const when =
    unchangedForMs === undefined
      ? `after ${formatDuration(now - start)} of trying`
      : `unchanged for ${formatDuration(unchangedForMs)}`
  return `${failed?.said ?? ''}, ${when}`
}

function statusOf({ status, statusText, body }: Answer): string {
  if (status === 0) return body === '' ? 'took the connection' : `greeted with ${oneLine(body)}`
  return `${status} ${statusText}`.trim()
}
