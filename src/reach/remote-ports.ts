import type { AskedNetwork } from './asked-containers.js'
import { NOWHERE, type PortFinder, type PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'

/** For an engine on another machine: a port is reached where the engine publishes it, by the name of that machine. */
export class RemotePorts implements PortFinder {
  constructor(private readonly host: string) {}

  async find(network: AskedNetwork, port: number): Promise<PortPlace> {
    switch (network.kind) {
      case 'host':
        return { url: urlAt(this.host, port), isRestarting: false, isForeign: false }
      case 'none':
        return NOWHERE
      case 'container': {
        const place = network.container.published[`${port}/tcp`]
        return {
          url: place && urlAt(this.host, place.port),
          isRestarting: network.container.restarting,
          isForeign: false,
        }
      }
    }
  }
}
