import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'
import { AnswerOrigin } from './answer-origin.js'
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
  /** Keeps the way open for later steps, though this process ends. Never throws. */
  keep(): Promise<void>
}

/**
 * Opens the way to the containers of a run. Call it before the run starts anything. What is taken for it, the teardown
 * gives back.
 * @param project the Compose project's name of the run
 * @param run the id of the run
 */
export function openReach(
  place: EnginePlace,
  docker: Pick<Docker, 'machine' | 'locating' | 'joining' | 'packetsSent' | 'tunnel'>,
  project: string,
  run: string,
  clock: Pick<Clock, 'now' | 'sleep' | 'timeout'>,
): Reach {
  const nothing = async () => {}
  switch (place.kind) {
    case 'container': {
      const networks = new JoinedNetworks(docker.joining, place.id, project)
      return { ports: new JoinedPorts(networks), keep: nothing }
    }
    case 'elsewhere':
      return { ports: new RemotePorts(place.host, new AnswerOrigin(docker, clock)), keep: nothing }
    case 'tunnel': {
      const { tunnel } = docker
      if (tunnel === undefined) throw new Error('there is no connection by way of ssh')
      const keep = () => tunnel.keep(project, run).catch(() => {})
      return { ports: new TunnelledPorts(tunnel), keep }
    }
    case 'here':
    case 'other network': {
      const isProven = place.kind === 'here' && place.isProven
      const owner = new LoopbackOwner(isProven, docker, networkHere())
      return { ports: new PublishedPorts(owner), keep: nothing }
    }
  }
}
