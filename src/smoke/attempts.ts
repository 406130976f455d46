import type { Clock } from '../run/clock.js'
import { formatDuration } from '../settings/duration.js'
import { explain } from './evidence.js'
import { judge } from './judge.js'
import type { Answer, Check } from './model.js'
import { type Reply, request } from './request.js'

/** Milliseconds between two attempts: few at first, for most apps answer soon; then more, to leave them the CPU. */
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 250

/** A first attempt gets this long even where the deadline has passed: an answer that is there is an answer. */
const LEAST_CHANCE = 1000

/** One attempt may take half of the time that is left, but at least this: a server that accepted a connection it
 *  will never answer must not cost the whole deadline, and one that is slow to warm up must get its chance. */
const LEAST_PATIENCE = 5000

export interface HoldOptions {
  readonly signal: AbortSignal
  /** Milliseconds until the check must hold. */
  readonly within: number
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** Milliseconds after which a wrong answer that stays the same is final; 5000 where absent. */
  readonly settle?: number | undefined
}

export interface CheckResult {
  readonly status: 'passed' | 'failed'
  /** Requests that were sent. */
  readonly attempts: number
  /** One line without the check's own text: `200 OK`, or
   *  `expected status 200, got 500 Internal Server Error, unchanged for 5s`. */
  readonly detail: string
  /** Of a failed check: the request, what was expected, the last response. */
  readonly evidence?: string
}

/** Why an attempt did not hold. */
interface Miss {
  readonly notYet: boolean
  readonly said: string
  readonly essence: string
}

/**
 * Tries a check until it holds or its deadline passes. No connection, a dropped one, no answer in time, and 502, 503
 * and 504 (where they are not what is expected) mean «not up yet». Any other wrong answer that stays the same for
 * `settle` is final. «The same» means that the same expectation fails and sees the same (see `Miss.essence` in
 * judge.ts): an error page with a new time in it at every request is the same, a list that still grows is not.
 * @param target where the app listens: scheme, address and port
 * @throws the signal's reason as soon as it is aborted
 */
export async function holdUntil(check: Check, target: URL, options: HoldOptions): Promise<CheckResult> {
  const { signal, within, clock, settle = 5000 } = options
  const start = clock.now()
  const deadline = start + within
  let answer: Answer | undefined
  let same: { essence: string; since: number } | undefined
  let pause = FIRST_PAUSE
  for (let attempts = 1; ; attempts++) {
    const left = Math.max(deadline - clock.now(), attempts === 1 ? LEAST_CHANCE : 1)
    const timeoutMs = Math.min(left, Math.max(left / 2, LEAST_PATIENCE))
    const reply = await request(target, check, { signal, timeoutMs })
    if (reply.kind === 'answer') answer = reply.answer
    const miss = missOf(check, reply)
    if (miss === undefined) return { status: 'passed', attempts, detail: passed(answer) }

    const now = clock.now()
    if (miss.notYet) same = undefined
    else if (same?.essence !== miss.essence) same = { essence: miss.essence, since: now }
    const settled = same !== undefined && now - same.since >= settle
    const over = now + 1 >= deadline
    if (settled || over) {
      const when = settled
        ? `unchanged for ${formatDuration(settle)}`
        : `after ${formatDuration(now - start)}`
      const trouble = reply.kind === 'answer' ? undefined : reply.why
      const evidence = explain(target, check, trouble, answer)
      return { status: 'failed', attempts, detail: `${miss.said}, ${when}`, evidence }
    }
    await clock.sleep(Math.min(pause, deadline - now), signal)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
}

function missOf(check: Check, reply: Reply): Miss | undefined {
  if (reply.kind === 'unreachable') {
    return { notYet: reply.notYet, said: `expected an answer, got ${reply.why}`, essence: reply.why }
  }
  const judged = judge(check, reply.answer)
  if (judged.holds) return undefined
  return { ...judged, said: `expected ${judged.expected}, got ${judged.got}` }
}

function passed(answer: Answer | undefined): string {
  return answer === undefined ? '' : `${answer.status} ${answer.statusText}`.trim()
}
