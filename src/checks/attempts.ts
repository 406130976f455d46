import type { Clock } from '../common/clock.js'
import { formatDuration } from '../common/duration.js'
import type { Answer, Check } from './check.js'
import { failureEvidence } from './check-evidence.js'
import { judgeAnswer } from './judge-answer.js'
import { NoAnswerInTime, type Reply, request } from './request.js'

/** Milliseconds between two attempts: few at first, for most apps answer soon; then more, to leave them the CPU. */
const FIRST_PAUSE_MS = 20
const MAX_PAUSE_MS = 250

/** Milliseconds an attempt gets even where the deadline is nearer or has passed: an answer that is there is an answer,
 *  and one attempt there must be. */
const MIN_ATTEMPT_MS = 250
const MIN_FIRST_ATTEMPT_MS = 1000

export interface HoldOptions {
  readonly signal: AbortSignal
  /** Milliseconds until the check must hold. */
  readonly within: number
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** Milliseconds after which a wrong answer that stays the same is final; 5000 where absent. */
  readonly settle?: number | undefined
  /** Milliseconds an attempt gets at least, 5000 where absent, but never more than are left. It gets half of those
   *  that are left where that is more: a server that accepted a connection it will never answer must not cost the
   *  whole deadline, and one that is slow to warm up must have its chance. */
  readonly patience?: number | undefined
  /** Told of every attempt that did not hold: how many there have been, and why, one line. */
  onMiss?(attempts: number, said: string): void
}

/** Where an app listens: scheme, address and port. @param perhapsTls an answer looked as if it spoke TLS there */
export type AppLocation = (perhapsTls?: boolean) => Promise<URL>

interface Told {
  /** Requests that were sent. */
  readonly attempts: number
  /** One line without the check's own text: `200 OK`, or
   *  `expected status 200, got 500 Internal Server Error, unchanged for 5s`. */
  readonly detail: string
}

export type CheckResult =
  | (Told & { readonly status: 'passed' })
  | (Told & {
      readonly status: 'failed'
      /** How far it came: no connection came about; nothing answered as if it were up; a wrong answer. */
      readonly came: 'nowhere' | 'to nobody' | 'to an answer'
      /** The request, what was expected, the last response. */
      readonly evidence: string
    })

/** Why an attempt did not hold. */
interface FailedAttempt {
  readonly notYet: boolean
  readonly said: string
  readonly essence: string
}

/**
 * Tries a check until it holds or its deadline passes. No connection, a dropped one, no answer in time, and 502, 503
 * and 504 (where they are not what is expected) mean «not up yet». Any other wrong answer that stays the same for
 * `settle` is final. «The same» means that the same expectation fails and sees the same (see `Miss.essence` in
 * judge.ts): an error page with a new time in it at every request is the same, a list that still grows is not.
 * @param target where the app listens; where that may change, it is asked before each attempt
 * @throws the signal's reason as soon as it is aborted
 */
export async function holdUntil(
  check: Check,
  target: URL | AppLocation,
  options: HoldOptions,
): Promise<CheckResult> {
  const { signal, within, clock, settle = 5000, patience = 5000 } = options
  const start = clock.now()
  const deadline = start + within
  let seen: AttemptHistory = {}
  let pause = FIRST_PAUSE_MS
  for (let attempts = 1; ; attempts++) {
    const left = Math.max(deadline - clock.now(), attempts === 1 ? MIN_FIRST_ATTEMPT_MS : MIN_ATTEMPT_MS)
    const timeoutMs = Math.min(left, Math.max(left / 2, patience))
    const first = typeof target === 'function' ? await target() : target
    const said = await request(first, check, { signal, timeoutMs })
    // What an answer in plain HTTP gives away of TLS counts at once, before the answer is taken for the app's.
    const url = typeof target === 'function' && hintsAtTls(first, said) ? await target(true) : first
    const reply = url.protocol === first.protocol ? said : await request(url, check, { signal, timeoutMs })
    const miss = missOf(check, reply)
    if (miss === undefined) return { status: 'passed', attempts, detail: passed(reply) }

    const now = clock.now()
    const known = after(seen, reply, miss, now)
    options.onMiss?.(attempts, known.miss.said)
    const settled = known.same !== undefined && now - known.same.since >= settle
    if (settled || now >= deadline) {
      const when = settled
        ? `unchanged for ${formatDuration(settle)}`
        : `after ${formatDuration(now - start)} of trying`
      const evidence = failureEvidence(
        url,
        check,
        reply.kind === 'answer' ? undefined : reply.why,
        known.answer,
      )
      const came = known.connected ? (known.miss.notYet ? 'to nobody' : 'to an answer') : 'nowhere'
      return { status: 'failed', came, attempts, detail: `${known.miss.said}, ${when}`, evidence }
    }
    seen = known
    await clock.sleep(Math.min(pause, deadline - now), signal)
    pause = Math.min(pause * 2, MAX_PAUSE_MS)
  }
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
  /** There was something to connect to. */
  readonly connected?: boolean
  /** The last that tells something. */
  readonly miss?: FailedAttempt
  /** The last answer there was. */
  readonly answer?: Answer
  /** Since when, on the clock, the wrong answer is the same. */
  readonly same?: { readonly essence: string; readonly since: number }
}

type Known = AttemptHistory & { readonly miss: FailedAttempt }

function after(seen: AttemptHistory, reply: Reply, miss: FailedAttempt, now: number): Known {
  // Cut off by the deadline or by impatience, an attempt says less than an answer before it.
  const cutOff =
    reply.kind === 'unreachable' && reply.cause instanceof NoAnswerInTime && seen.answer !== undefined
  const answer = reply.kind === 'answer' ? reply.answer : seen.answer
  const since = seen.same?.essence === miss.essence ? seen.same.since : now
  return {
    connected: seen.connected === true || reply.kind === 'answer' || reply.connected,
    miss: cutOff ? (seen.miss ?? miss) : miss,
    ...(answer === undefined ? {} : { answer }),
    ...(miss.notYet ? {} : { same: { essence: miss.essence, since } }),
  }
}

function missOf(check: Check, reply: Reply): FailedAttempt | undefined {
  if (reply.kind === 'unreachable') {
    const said = reply.notYet ? reply.why : `expected an HTTP answer, got ${reply.why}`
    return { notYet: reply.notYet, said, essence: reply.why }
  }
  const judged = judgeAnswer(check, reply.answer)
  if (judged.holds) return undefined
  return { ...judged, said: `expected ${judged.expected}, got ${judged.got}` }
}

function passed(reply: Reply): string {
  return reply.kind === 'answer' ? `${reply.answer.status} ${reply.answer.statusText}`.trim() : ''
}
