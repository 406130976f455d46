import type { SshTunnel } from '../engine/ssh-tunnel.js'
import type { AskedNetwork } from './asked-containers.js'
import type { PortFinder, PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'
import { publishedPlace } from './published-ports.js'

/** For an engine that is reached by way of `ssh`: its ports are forwarded to ports of this machine. */
export class TunnelledPorts implements PortFinder {
  constructor(private readonly tunnel: Pick<SshTunnel, 'forward'>) {}

  find(network: AskedNetwork, port: number): Promise<PortPlace> {
    return publishedPlace(network, port, async (address, published) =>
      urlAt('127.0.0.1', await this.tunnel.forward(address, published)),
    )
  }
}
