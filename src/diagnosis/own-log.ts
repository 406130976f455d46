import type { ContainerEvents } from '../engine/container-events.js'
import type { Docker } from '../engine/docker.js'
import { logCause, READ_LINES } from './log-cause.js'
import { withoutProvoked } from './provoked.js'

/**
 * The end of the log of a container that is not healthy, to be read for why. A failure of its own tells more than what
 * its health checks are told; those count that failed last, where there is no other.
 */
export async function ownLog(
  id: string,
  docker: Pick<Docker, 'lastTimedLines'>,
  events: Pick<ContainerEvents, 'commandsIn'>,
): Promise<string> {
  const lines = await docker.lastTimedLines(id, READ_LINES)
  const { own, withLastFailures } = withoutProvoked(lines, events.commandsIn(id))
  return [own, withLastFailures].find((log) => logCause(log)?.isFailure) ?? own
}
