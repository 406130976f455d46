import { withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { EngineTrouble } from '../common/problem.js'

/** Milliseconds in which an engine must answer what takes it no work. */
const LIMIT = 10_000

/**
 * What the engine says, if it does.
 * @throws EngineTrouble where it hangs; the signal's reason as soon as that is aborted
 */
export async function answered<T>(question: Promise<T>, signal: AbortSignal): Promise<T> {
  const limit = withDeadline(signal, LIMIT)
  try {
    return await withSignal(question, limit.signal)
  } catch (error) {
    if (!limit.expired()) throw error
    const message = `the Docker Engine did not answer within ${formatDuration(LIMIT)}`
    throw new EngineTrouble(message, 'look at the log of the engine', { cause: error })
  }
}
