import type { AskedNetwork } from './asked-containers.js'
import type { LoopbackOwner } from './loopback-owner.js'
import { NOWHERE, type PortFinder, type PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'

/** For an engine on this machine: a port is reached where the engine publishes it. */
export class PublishedPorts implements PortFinder {
  /** @param owner tells whose the ports of this machine are */
  constructor(private readonly owner: Pick<LoopbackOwner, 'isForeign' | 'isTaken'>) {}

  async find(network: AskedNetwork, port: number): Promise<PortPlace> {
    switch (network.kind) {
      case 'host':
        return { url: urlAt('127.0.0.1', port), isRestarting: false, isForeign: this.owner.isTaken(port) }
      case 'none':
        return NOWHERE
      case 'container': {
        const { container } = network
        const place = container.published[`${port}/tcp`]
        return {
          url: place && urlAt(place.address, place.port),
          isRestarting: container.restarting,
          isForeign: place !== undefined && (await this.owner.isForeign(container, place.port)),
        }
      }
    }
  }
}
