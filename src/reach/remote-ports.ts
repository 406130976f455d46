import type { AskedNetwork } from './asked-containers.js'
import type { PortFinder, PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'
import { publishedPlace } from './published-ports.js'

/** For an engine on another machine: a port is reached where the engine publishes it, by the name of that machine. */
export class RemotePorts implements PortFinder {
  constructor(readonly remoteHost: string) {}

  find(network: AskedNetwork, port: number): Promise<PortPlace> {
    return publishedPlace(network, port, (_, published) => urlAt(this.remoteHost, published))
  }
}
