import type { AskedNetwork } from './asked-containers.js'
import type { JoinedNetworks } from './joined-networks.js'
import { NOWHERE, type PortFinder, type PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'

/** For a process in a container of the engine: a port is reached at the container that has it, on a network of both. */
export class JoinedPorts implements PortFinder {
  constructor(private readonly networks: Pick<JoinedNetworks, 'addressOf'>) {}

  async find(network: AskedNetwork, port: number): Promise<PortPlace> {
    if (network.kind !== 'container') return NOWHERE
    const { networks, restarting } = network.container
    const address = await this.networks.addressOf(networks)
    const url = address === undefined ? undefined : urlAt(address, port)
    return { ...NOWHERE, url, isRestarting: restarting }
  }
}
