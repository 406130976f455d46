import type { AskedNetwork } from './asked-containers.js'
import type { LoopbackOwner } from './loopback-owner.js'
import { NOWHERE, type PortFinder, type PortPlace } from './port-finder.js'
import { urlAt } from './port-url.js'

/** For an engine on this machine: a port is reached where the engine publishes it. */
export class PublishedPorts implements PortFinder {
  /** @param owner tells whose the ports of this machine are */
  constructor(private readonly owner: Pick<LoopbackOwner, 'isForeign' | 'isTaken'>) {}

  async find(network: AskedNetwork, port: number): Promise<PortPlace> {
    const place = await publishedPlace(network, port, urlAt)
    return { ...place, isForeign: await this.isForeign(network, port) }
  }

  private async isForeign(network: AskedNetwork, port: number): Promise<boolean> {
    if (network.kind === 'host') return this.owner.isTaken(port)
    if (network.kind === 'none') return false
    const { container } = network
    const published = container.published[`${port}/tcp`]
    return published !== undefined && this.owner.isForeign(container, published.port)
  }
}

/**
 * Where a port is reached that the engine's machine has, or that the engine publishes there.
 * @param reachedAt how this process reaches an address and a port of the engine's machine
 */
export async function publishedPlace(
  network: AskedNetwork,
  port: number,
  reachedAt: (address: string, port: number) => URL | Promise<URL>,
): Promise<PortPlace> {
  switch (network.kind) {
    case 'host':
      return { ...NOWHERE, url: await reachedAt('127.0.0.1', port) }
    case 'none':
      return NOWHERE
    case 'container': {
      const { published, restarting } = network.container
      const place = published[`${port}/tcp`]
      const url = place && (await reachedAt(place.address, place.port))
      return { ...NOWHERE, url, isRestarting: restarting }
    }
  }
}
