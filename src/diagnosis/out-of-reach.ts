import { connect } from 'node:net'
import { EngineTrouble } from '../common/problem.js'
import { ListenerLookup } from '../readiness/listeners.js'
import { exposureOf } from '../steps/app-address.js'
import type { StepContext } from '../steps/step-context.js'

/**
 * Looks into a service that nobody could connect to. Where it listens all the same, the release is not to blame: the
 * engine is on another machine, or this process in a container, and the port is published elsewhere.
 * @throws EngineTrouble where that is so
 */
export async function needReach(
  service: string,
  port: number,
  url: URL,
  stage: StepContext,
  signal: AbortSignal,
): Promise<void> {
  // On the machine's own network nothing is published; and what listens by now may only have been late.
  if (exposureOf(service, stage).kind === 'host' || (await accepts(url))) return
  const { containers, docker } = stage
  const heard = await Promise.all(
    containers.of(service).map(({ id }) => new ListenerLookup(docker, id).listening(signal)),
  )
  if (!heard.some((found) => found.known && found.ports.has(port))) return
  throw new EngineTrouble(
    `port ${port} of ${service} is published where this process cannot reach it`,
    "run compose-gate on the engine's own machine; a job in a container needs `options: --network host`",
  )
}

/** Milliseconds in which a port on this machine, or one near it, accepts a connection. */
const PATIENCE = 1000

function accepts({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      timeout: PATIENCE,
    })
    const end = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.on('connect', () => end(true))
    socket.on('timeout', () => end(false))
    socket.on('error', () => end(false))
  })
}
