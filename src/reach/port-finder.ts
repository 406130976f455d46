import { type JsonObject, object } from '../common/json.js'
import { parseNetworkMode } from '../compose/network-mode.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import { type Exposure, exposureBy } from '../plan/exposure.js'

/** Where a port of a service is reached from this process, at this moment. */
export interface PortPlace {
  /** Undefined: it cannot be reached. */
  readonly url: URL | undefined
  /** A container of the service is about to be started again, and may be reached then. */
  readonly isRestarting: boolean
}

/**
 * How a port of a service is reached from this process. For an engine on another machine, or for a gate in a container,
 * there will be other implementations; only this folder knows the difference.
 */
export interface PortFinder {
  /** @param replica which container of the service, from 0; the first where absent */
  find(service: string, port: number, replica?: number): Promise<PortPlace>
  /** How many containers of the service can be asked. */
  replicasOf(service: string): number
  /** Whether the service shares the network of the engine's machine, so that other servers' ports look like its own. */
  sharesHostNetwork(service: string): boolean
}

/** For an engine on this machine: a port is reached where the engine publishes it. */
export class PublishedPorts implements PortFinder {
  /** @param model the Compose model of the run */
  constructor(
    private readonly model: JsonObject,
    private readonly containers: Pick<ServiceContainers, 'of'>,
    private readonly docker: Pick<Docker, 'inspect'>,
  ) {}

  async find(service: string, port: number, replica = 0): Promise<PortPlace> {
    const exposure = this.exposureOf(service)
    switch (exposure.kind) {
      case 'host':
        return { url: urlAt('127.0.0.1', port), isRestarting: false }
      case 'none':
        return { url: undefined, isRestarting: false }
      case 'published': {
        const container = await this.detailsOf(exposure.by, replica)
        const place = container?.published[`${port}/tcp`]
        return {
          url: place && urlAt(place.address, place.port),
          isRestarting: container?.restarting === true,
        }
      }
    }
  }

  replicasOf(service: string): number {
    const exposure = this.exposureOf(service)
    return exposure.kind === 'published' ? Math.max(1, this.containers.of(exposure.by).length) : 1
  }

  sharesHostNetwork(service: string): boolean {
    return this.exposureOf(service).kind === 'host'
  }

  private exposureOf(service: string): Exposure {
    const services = object(this.model.services)
    return exposureBy(service, (name) => parseNetworkMode(object(services[name]).network_mode))
  }

  private async detailsOf(service: string, replica: number): Promise<ContainerDetails | undefined> {
    const container = this.containers.of(service)[replica]
    return container && this.docker.inspect(container.id)
  }
}

function urlAt(address: string, port: number): URL {
  return new URL(`http://${address.includes(':') ? `[${address}]` : address}:${port}`)
}
