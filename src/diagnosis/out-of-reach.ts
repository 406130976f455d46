import { takesConnection } from '../checks/takes-connection.js'
import type { Clock } from '../common/clock.js'
import { EngineTrouble } from '../common/problem.js'

/**
 * Makes sure that a port on which an app listens can be reached from here. Where nobody could connect although the app
 * listens, the release is not to blame: the engine is on another machine, or this process in a container.
 * @param url where the port is published
 * @param facts `remoteHost`: the machine whose ports are asked over the network; undefined: they are asked in another
 *   way. `isUnknown`: nobody can see whether the app listens
 * @throws EngineTrouble where nothing accepts a connection there
 */
export async function needReach(
  service: string,
  port: number,
  url: URL,
  clock: Pick<Clock, 'timeout'>,
  facts: { readonly remoteHost?: string | undefined; readonly isUnknown?: boolean } = {},
): Promise<void> {
  // A server that accepts by now was only late.
  if (await takesConnection(url, clock)) return
  const { remoteHost, isUnknown = false } = facts
  throw new EngineTrouble(
    isUnknown
      ? `nothing takes a connection at ${url.host} for port ${port} of ${service}, and whether ${service} listens cannot be seen`
      : `port ${port} of ${service} is published where this process cannot reach it`,
    remoteHost === undefined
      ? "run compose-gate on the engine's own machine; a job in a container needs `options: --network host`"
      : `let firewalls pass the ports that ${remoteHost} publishes, set \`engine-host\` to the name at which they are reached, or reach the engine by \`ssh://\``,
  )
}
