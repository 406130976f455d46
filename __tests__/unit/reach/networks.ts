import type { ContainerDetails, ContainerNetwork } from '../../../src/engine/container-facts.js'
import type { AskedNetwork } from '../../../src/reach/asked-containers.js'

/** A network with this address of the container. */
export const network = (id: string, address?: string): ContainerNetwork => ({
  id,
  name: `shop_${id}`,
  address,
})

/** The network of a container that publishes port 80 at this port of 127.0.0.1, and is on these networks. */
export function ofContainer(
  published: number | undefined,
  more: Partial<Pick<ContainerDetails, 'restarting' | 'networks' | 'published'>> = {},
): AskedNetwork {
  const ports = published === undefined ? {} : { '80/tcp': { address: '127.0.0.1', port: published } }
  const container = { restarting: false, networks: [], published: ports, ...more }
  return { kind: 'container', container: container as unknown as ContainerDetails }
}
