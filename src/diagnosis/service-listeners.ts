import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import { ListenerLookup } from '../readiness/listeners.js'
import type { OpenPorts } from '../readiness/open-ports.js'

/** What it takes to find out why an app does not answer. */
export interface AppInspection {
  readonly containers: Pick<ServiceContainers, 'of'>
  readonly docker: Pick<Docker, 'inspect' | 'exec'>
  readonly addresses: {
    /** Whether the service shares the network of the engine's machine. */
    sharesHostNetwork(service: string): boolean
    /** The machine whose ports are asked over the network; undefined: they are asked in another way. */
    readonly remoteHost?: string | undefined
  }
  readonly clock: Pick<Clock, 'now' | 'timeout'>
}

/** What the containers of a service listen on; containers for which this is unknown are left out. */
export async function listenersOf(
  service: string,
  { containers, docker, clock }: AppInspection,
  signal: AbortSignal,
): Promise<readonly OpenPorts[]> {
  const found = await Promise.all(
    containers.of(service).map(({ id }) => new ListenerLookup(docker, id, clock).look(signal)),
  )
  return found.filter((one) => one.known)
}
