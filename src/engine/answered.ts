import type { Clock } from '../common/clock.js'
import { withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { EngineTrouble } from '../common/problem.js'

/** Milliseconds in which an engine must answer a question that takes it no work. */
const ANSWER_TIMEOUT_MS = 10_000

/**
 * What the engine answers, if it does.
 * @throws EngineTrouble where it hangs; the signal's reason as soon as that is aborted
 */
export async function answered<T>(
  question: Promise<T>,
  signal: AbortSignal,
  clock: Pick<Clock, 'timeout'>,
): Promise<T> {
  const limit = withDeadline(signal, ANSWER_TIMEOUT_MS, clock)
  try {
    return await withSignal(question, limit.signal)
  } catch (error) {
    if (!limit.expired()) throw error
    const message = `the Docker Engine did not answer within ${formatDuration(ANSWER_TIMEOUT_MS)}`
    throw new EngineTrouble(message, 'look at the log of the engine', { cause: error })
  }
}
