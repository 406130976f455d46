import type { Answer, Check } from './check.js'
import { judgeAnswer } from './judge-answer.js'
import { NoAnswerInTime, type Reply } from './request.js'

/** Why an attempt did not hold. */
export interface FailedAttempt {
  /** A server that is still starting looks like this. */
  readonly notYet: boolean
  /** One line. */
  readonly said: string
  /** See `WrongAnswer.essence`. */
  readonly essence: string
}

/** What the attempts so far have shown. */
export interface AttemptHistory {
  /** Whether there was something to connect to. */
  readonly connected?: boolean
  /** The last attempt that tells something. */
  readonly failed?: FailedAttempt
  /** The last answer there was. */
  readonly answer?: Answer
  /** Since when, on the clock, the wrong answer is the same. */
  readonly same?: { readonly essence: string; readonly since: number }
  /** Since when, on the clock, every connection was taken, and nothing was sent. */
  readonly mutedSince?: number
  /** Since when, on the clock, every connection was dropped. */
  readonly droppedSince?: number
}

type FailedHistory = AttemptHistory & { readonly failed: FailedAttempt }

/** What is known after one more attempt that did not hold. @param times of the clock: its begin and its end */
export function extended(
  history: AttemptHistory,
  reply: Reply,
  failed: FailedAttempt,
  { begun, now }: { readonly begun: number; readonly now: number },
): FailedHistory {
  // An attempt that ran out of time says less than an earlier answer.
  const saysLess = isMute(reply) && history.answer !== undefined
  const answer = reply.kind === 'answer' ? reply.answer : history.answer
  const since = history.same?.essence === failed.essence ? history.same.since : now
  return {
    connected: history.connected === true || reply.kind === 'answer' || reply.connected,
    failed: saysLess ? (history.failed ?? failed) : failed,
    ...(answer === undefined ? {} : { answer }),
    ...(failed.notYet ? {} : { same: { essence: failed.essence, since } }),
    ...(isMute(reply) ? { mutedSince: history.mutedSince ?? begun } : {}),
    ...(isDropped(reply) ? { droppedSince: history.droppedSince ?? begun } : {}),
  }
}

/** The answer that holds, or why the reply is not what the check expects. */
export function judgeReply(
  check: Check,
  reply: Reply,
): { readonly holds: true; readonly answer: Answer } | ({ readonly holds: false } & FailedAttempt) {
  if (reply.kind === 'unreachable') {
    const said = reply.notYet ? reply.why : `expected an HTTP answer, got ${reply.why}`
    return { holds: false, notYet: reply.notYet, said, essence: reply.why }
  }
  const { answer } = reply
  const judged = judgeAnswer(check, answer)
  if (judged.holds) return { holds: true, answer }
  return { ...judged, said: `expected ${judged.expected}, got ${judged.got}` }
}

/** The server took the connection, and sent nothing. */
function isMute(reply: Reply): boolean {
  return reply.kind === 'unreachable' && reply.connected && reply.cause instanceof NoAnswerInTime
}

/** There was a connection, and it was dropped without a byte of an answer. */
export function isDropped(reply: Reply): boolean {
  return (
    reply.kind === 'unreachable' &&
    reply.connected &&
    reply.notYet &&
    !(reply.cause instanceof NoAnswerInTime)
  )
}
