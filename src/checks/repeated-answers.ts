import type { Clock } from '../common/clock.js'
import { type AppLocation, ask } from './ask.js'
import type { Answer, Check } from './check.js'
import { allowsStatus } from './status.js'

/** Milliseconds after which no further request is sent, while all answers are good. */
const MAX_GOOD_MS = 2000

/** Milliseconds that a request may take: one that takes longer says nothing of who answers. */
const MAX_ANSWER_MS = 5000

/** Milliseconds between the requests where some were answered with an error. */
const PAUSE_MS = 200

export interface Repetition {
  readonly signal: AbortSignal
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** So many good answers in a row are enough. */
  readonly times: number
  /** So many requests are sent at once: one after another might all go to one server. */
  readonly together: number
  /** Milliseconds for which errors must keep coming. @param notYet as a proxy says of a server that is not up */
  patienceMs(notYet: boolean): number
}

/** What kept coming between good answers. */
export interface MixedAnswers {
  readonly url: URL
  readonly requests: number
  readonly errors: number
  /** One of the errors. */
  readonly answer: Answer
}

/**
 * Sends a request again and again that has been answered well before, and looks whether some answers are errors. Only
 * the status counts, since an answer may change from one request to the next.
 * @returns undefined where that is not so, or cannot be told
 * @throws the signal's reason
 */
export async function mixedAnswers(
  check: Check,
  target: AppLocation,
  { signal, clock, times, together, patienceMs }: Repetition,
): Promise<MixedAnswers | undefined> {
  const begun = clock.now()
  let [requests, errors, good] = [0, 0, 0]
  let since: number | undefined
  while (good < times) {
    const now = clock.now()
    if (errors === 0 && now - begun >= MAX_GOOD_MS) return undefined
    const limits = { signal, timeoutMs: MAX_ANSWER_MS }
    const asked = await Promise.all(Array.from({ length: together }, () => ask(check, target, limits, false)))
    const answers = asked.flatMap(({ url, reply }) =>
      reply.kind === 'answer' ? [{ url, answer: reply.answer }] : [],
    )
    if (answers.length < together || answers.some(({ answer }) => LIMITED.has(answer.status)))
      return undefined
    const wrong = answers.filter(({ answer }) => isError(check, answer))
    requests += together
    errors += wrong.length
    good = wrong.length === 0 ? good + together : 0
    const [first] = wrong
    if (first === undefined) continue
    since ??= now
    if (clock.now() - since >= patienceMs(NOT_UP.has(first.answer.status)))
      return { ...first, requests, errors }
    await clock.sleep(PAUSE_MS, signal)
  }
  return undefined
}

/** What a server says to one who asks too often: that is no word on who answers. */
const LIMITED: ReadonlySet<number> = new Set([429, 503])

/** What a proxy says of a server that is not up. */
const NOT_UP: ReadonlySet<number> = new Set([502, 504])

function isError({ expect }: Check, { status }: Answer): boolean {
  return status >= 500 && !allowsStatus(expect.status, status)
}
