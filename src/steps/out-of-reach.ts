import { EngineTrouble } from '../problem.js'
import { Ears } from './listening.js'
import type { Stage } from './stage.js'

/**
 * Looks into a service that nobody could connect to. Where it listens all the same, the release is not to blame: the
 * engine is on another machine, or this process in a container, and the port is published elsewhere.
 * @throws EngineTrouble where that is so
 */
export async function needReach(
  service: string,
  port: number,
  { containers, docker }: Stage,
  signal: AbortSignal,
): Promise<void> {
  const heard = await Promise.all(
    containers.of(service).map(({ id }) => new Ears(docker, id).listening(signal)),
  )
  if (!heard.some((found) => found.known && found.ports.has(port))) return
  throw new EngineTrouble(
    `port ${port} of ${service} is published where this process cannot reach it`,
    "run compose-gate on the engine's own machine; a job in a container needs `options: --network host`",
  )
}
