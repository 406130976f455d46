import type { Bridge } from '../engine/bridges.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { Locating } from '../engine/locating.js'
import type { NetworkHere } from './network-here.js'
import { OldListeners } from './old-listeners.js'

type AskedEngine = Pick<Docker, 'machine'> & { readonly locating: Pick<Locating, 'bridges'> }

/** Tells whether what answers at a port of 127.0.0.1 can be what the run has started. Make it before anything starts. */
export class LoopbackOwner {
  private readonly old: OldListeners

  /** @param isProven the engine's 127.0.0.1 is known to be this machine's */
  constructor(
    private isProven: boolean,
    private readonly docker: AskedEngine,
    private readonly network: Pick<NetworkHere, 'interfaces' | 'listeners'>,
  ) {
    this.old = new OldListeners(network)
  }

  /** Whether something listened at the port before the run began, and still does. */
  isTaken(port: number): boolean {
    return this.old.hasPort(port)
  }

  /**
   * Whether this machine's port cannot be the one that the engine publishes for a container.
   * @throws EngineTrouble where the engine is lost
   */
  async isForeign({ networks }: Pick<ContainerDetails, 'networks'>, port: number): Promise<boolean> {
    const interfaces = this.network.interfaces()
    if (this.isProven || interfaces === undefined) return false
    const ids = new Set(networks.map(({ id }) => id))
    const bridges = (await this.docker.locating.bridges()).filter(
      ({ id, isUnique }) => isUnique && ids.has(id),
    )
    if (bridges.some((bridge) => interfaces.has(bridge.interface))) {
      this.isProven = true
      return false
    }
    return (await this.wouldBeHere(bridges)) || this.isTaken(port)
  }

  /** Docker's own engine has the bridge of a network in the network where it publishes ports. */
  private async wouldBeHere(bridges: readonly Bridge[]): Promise<boolean> {
    if (bridges.length === 0) return false
    const { isDocker, isForwarded } = await this.docker.machine()
    return isDocker && !isForwarded
  }
}
