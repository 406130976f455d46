import { type JsonObject, object } from '../common/json.js'
import { parseNetworkMode } from '../compose/network-mode.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import { type Exposure, exposureBy } from '../plan/exposure.js'
import type { LoopbackOwner } from './loopback-owner.js'
import type { PortFinder, PortPlace } from './port-finder.js'

const NOWHERE: PortPlace = { url: undefined, isRestarting: false, isForeign: false }

/** For an engine on this machine: a port is reached where the engine publishes it. */
export class PublishedPorts implements PortFinder {
  /**
   * @param model the Compose model of the run
   * @param owner tells whose the ports of this machine are
   */
  constructor(
    private readonly model: JsonObject,
    private readonly containers: Pick<ServiceContainers, 'of'>,
    private readonly docker: Pick<Docker, 'inspect'>,
    private readonly owner: Pick<LoopbackOwner, 'isForeign' | 'isTaken'>,
  ) {}

  async find(service: string, port: number, replica = 0): Promise<PortPlace> {
    const exposure = this.exposureOf(service)
    switch (exposure.kind) {
      case 'host':
        return { url: urlAt('127.0.0.1', port), isRestarting: false, isForeign: this.owner.isTaken(port) }
      case 'none':
        return NOWHERE
      case 'published': {
        const container = await this.detailsOf(exposure.by, replica)
        if (container === undefined) return NOWHERE
        const place = container.published[`${port}/tcp`]
        return {
          url: place && urlAt(place.address, place.port),
          isRestarting: container.restarting,
          isForeign: place !== undefined && (await this.owner.isForeign(container, place.port)),
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
