import type { AnswerOrigin } from './answer-origin.js'
import type { AskedNetwork } from './asked-containers.js'
import type { PortFinder, PortPlace, ReachedPort } from './port-finder.js'
import { urlAt } from './port-url.js'
import { publishedPlace } from './published-ports.js'

/** For an engine on another machine: a port is reached where the engine publishes it, by the name of that machine. */
export class RemotePorts implements PortFinder {
  /** @param origin tells whether an answer is the container's */
  constructor(
    readonly remoteHost: string,
    private readonly origin: Pick<AnswerOrigin, 'isForeign'>,
  ) {}

  find(network: AskedNetwork, port: number): Promise<PortPlace> {
    return publishedPlace(network, port, (_, published) => urlAt(this.remoteHost, published))
  }

  isAnswerForeign(reached: ReachedPort, signal: AbortSignal): Promise<boolean> {
    return this.origin.isForeign(reached, signal)
  }
}
