import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED, withDeadline, withSignal } from '../common/deadline.js'
import type { Docker } from '../engine/docker.js'

/** Lines that are kept of the end of a log of which only a part could be copied. */
const END_LINES = 2000

/** Milliseconds in which an engine returns these lines: a runner may kill this process soon. */
const END_TIMEOUT_MS = 1500

/**
 * The end of a log whose beginning has taken all the time there was: what ended a container stands there. It begins
 * with a `…`, by which a masker knows that a secret may be cut there, and with a line that says what is left out; empty
 * where the engine does not return it in time.
 */
export async function logEnd(
  id: string,
  docker: Pick<Docker, 'lastLines'>,
  clock: Pick<Clock, 'timeout'>,
): Promise<string> {
  const limit = withDeadline(NEVER_ABORTED, END_TIMEOUT_MS, clock)
  const lines = await withSignal(docker.lastLines(id, END_LINES), limit.signal).catch(() => '')
  return lines === ''
    ? ''
    : `…\n[compose-gate left lines out here: the last ${END_LINES} of the log follow]\n${lines}`
}
