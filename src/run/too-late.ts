import { formatDuration } from '../common/duration.js'
import { EngineTrouble } from '../common/problem.js'
import type { RunState } from './run-state.js'

/**
 * The error for a run whose time was up before anything was made: the release is not to blame.
 * @param totalMs milliseconds that the whole run may take
 */
export function tooLateToRun(
  { sources, engine }: Pick<RunState, 'sources' | 'engine'>,
  totalMs: number,
  cause: unknown,
): EngineTrouble {
  const [what, instead] = waitedFor(sources !== undefined, engine !== undefined && engine !== null)
  const message = `the whole run took longer than ${formatDuration(totalMs)}: ${what}`
  return new EngineTrouble(message, instead, { cause })
}

function waitedFor(isRead: boolean, isFound: boolean): readonly [string, string] {
  if (!isRead) {
    return [
      'docker compose config had not said what the project is',
      'try that command: a server from which the project includes files may not answer, or docker itself may hang',
    ]
  }
  return isFound
    ? ['the Docker Engine had not said what is there', 'look at the log of the engine']
    : ['no Docker Engine had answered', 'try `docker version`, and look at the log of the engine']
}
