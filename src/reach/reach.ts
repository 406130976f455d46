import type { Docker } from '../engine/docker.js'
import type { EnginePlace } from './engine-place.js'
import { JoinedNetworks } from './joined-networks.js'
import { JoinedPorts } from './joined-ports.js'
import { LoopbackOwner } from './loopback-owner.js'
import { networkHere } from './network-here.js'
import type { PortFinder } from './port-finder.js'
import { PublishedPorts } from './published-ports.js'
import { RemotePorts } from './remote-ports.js'
import { TunnelledPorts } from './tunnelled-ports.js'

/** The way to the containers of a run. */
export interface Reach {
  readonly ports: PortFinder
  /**
   * Gives up what was taken for the time of the run, but for what is removed together with the run. Never throws: the
   * teardown that comes next tells of a lost engine.
   * @param project the Compose project's name of the run
   */
  end(project: string): Promise<void>
  /** Keeps the way open for later steps, though this process ends. Never throws. */
  keep(project: string): Promise<void>
}

/** Opens the way to the containers of a run. Call it before the run starts anything. */
export function openReach(
  place: EnginePlace,
  docker: Pick<Docker, 'machine' | 'locating' | 'joining' | 'tunnel'>,
): Reach {
  const nothing = async () => {}
  switch (place.kind) {
    case 'container': {
      const networks = new JoinedNetworks(docker.joining, place.id)
      const end = (project: string) =>
        networks.leave((name) => !name.startsWith(`${project}_`)).catch(() => {})
      return { ports: new JoinedPorts(networks), end, keep: nothing }
    }
    case 'elsewhere':
      return { ports: new RemotePorts(place.host), end: nothing, keep: nothing }
    case 'tunnel': {
      const { tunnel } = docker
      if (tunnel === undefined) throw new Error('there is no connection by way of ssh')
      const keep = (project: string) => tunnel.keep(project).catch(() => {})
      return { ports: new TunnelledPorts(tunnel), end: nothing, keep }
    }
    case 'here':
    case 'other network': {
      const isProven = place.kind === 'here' && place.isProven
      const owner = new LoopbackOwner(isProven, docker, networkHere())
      return { ports: new PublishedPorts(owner), end: nothing, keep: nothing }
    }
  }
}
