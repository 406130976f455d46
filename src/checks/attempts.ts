import type { Clock } from '../common/clock.js'
import { formatDuration } from '../common/duration.js'
import { type AppLocation, ask } from './ask.js'
import { type AttemptHistory, extended, judgeReply } from './attempt-history.js'
import { AttemptTimes, type TimeLimits } from './attempt-times.js'
import type { Answer, Check } from './check.js'
import { failureEvidence } from './check-evidence.js'
import type { Reply } from './request.js'
import { oneLine } from './show-value.js'
import { allowsStatus } from './status.js'

export type { AppLocation } from './ask.js'

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
export interface HoldOptions extends TimeLimits {
  readonly signal: AbortSignal
  readonly clock: Pick<Clock, 'now' | 'sleep'>
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
      /** What was asked last, before any redirect. */
      readonly url?: URL | undefined
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
  const { signal, clock } = options
  const times = new AttemptTimes(options, clock.now())
  let history: AttemptHistory = {}
  for (let attempts = 1; ; attempts++) {
    const begun = clock.now()
    const trustsDrops = times.trustsDrops(begun, history.droppedSince)
    const { url, reply } = await ask(
      check,
      target,
      { signal, timeoutMs: times.timeoutFor(begun) },
      trustsDrops,
    )
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
    const isSilent = reply.kind !== 'answer'
    const knownCause = isSilent ? await options.knownCause?.(shown.connected === true) : undefined
    if ((await options.isStarting?.()) === true) times.allowStart(now)
    const isFinal = times.isFinal(now, shown.same?.since)
    if (isFinal || knownCause !== undefined || times.isOver(now)) {
      const detail = toldEnd(shown, isFinal ? times.settle : now - times.start, isFinal, now)
      const evidence = failureEvidence(url, check, isSilent ? reply.why : undefined, shown.answer)
      return { ...failure(check, shown), attempts, detail, evidence, url, knownCause }
    }
    history = shown
    await clock.sleep(times.pause(now), signal)
  }
}

function failure(check: Check, { connected, failed, answer, mutedSince }: AttemptHistory) {
  const came = failed?.notYet ? 'to nobody' : 'to an answer'
  return {
    status: 'failed',
    came: connected ? came : 'nowhere',
    answer,
    wrongStatus: answer !== undefined && !allowsStatus(check.expect.status, answer.status),
    isMute: mutedSince !== undefined,
  } as const
}

function toldEnd(
  { failed, mutedSince, answer }: AttemptHistory,
  forMs: number,
  isFinal: boolean,
  now: number,
): string {
  if (mutedSince !== undefined && answer === undefined) {
    return `took the connection and sent nothing for ${formatDuration(now - mutedSince)}`
  }
  const time = formatDuration(forMs)
  return `${failed?.said ?? ''}, ${isFinal ? `unchanged for ${time}` : `after ${time} of trying`}`
}

function statusOf({ status, statusText, body }: Answer): string {
  if (status === 0) return body === '' ? 'took the connection' : `greeted with ${oneLine(body)}`
  return `${status} ${statusText}`.trim()
}
