import type { SshTunnel } from '../engine/ssh-tunnel.js'
import type { AskedNetwork } from './asked-containers.js'
import { NOWHERE, type PortFinder, type PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'

/** For an engine that is reached by way of `ssh`: its ports are forwarded to ports of this machine. */
export class TunnelledPorts implements PortFinder {
  constructor(private readonly tunnel: Pick<SshTunnel, 'forward'>) {}

  async find(network: AskedNetwork, port: number): Promise<PortPlace> {
    switch (network.kind) {
      case 'host':
        return { ...NOWHERE, url: await this.at('127.0.0.1', port) }
      case 'none':
        return NOWHERE
      case 'container': {
        const { published, restarting } = network.container
        const place = published[`${port}/tcp`]
        return {
          ...NOWHERE,
          url: place && (await this.at(place.address, place.port)),
          isRestarting: restarting,
        }
      }
    }
  }

  /** @param address of the engine's machine, at which the port is published there */
  private async at(address: string, port: number): Promise<URL> {
    return urlAt('127.0.0.1', await this.tunnel.forward(address, port))
  }
}
