import type Dockerode from 'dockerode'
import { Api } from './api.js'
import type { Refusal } from './container-facts.js'

interface PrioritySettings extends Dockerode.EndpointSettings {
  /** The network with the highest number leads to everywhere else. */
  readonly GwPriority: number
}

/** Puts a container on networks. */
export class Joining extends Api {
  /**
   * Lets a container join a network; one that is on it already stays. Its way to everywhere else stays what it is.
   * @returns the engine's words where it refuses
   */
  async join(container: string, network: string): Promise<Refusal> {
    // Engines before 28 do not know the priority: there the networks' names decide.
    const EndpointConfig: PrioritySettings = { GwPriority: -1 }
    const words = await this.refusal(() =>
      this.api.getNetwork(network).connect({ Container: container, EndpointConfig }),
    )
    return words !== undefined && ALREADY_THERE.test(words) ? undefined : words
  }

  /** Takes a container off a network. @returns the engine's words where it refuses */
  async leave(container: string, network: string): Promise<Refusal> {
    return this.refusal(() => this.api.getNetwork(network).disconnect({ Container: container }))
  }
}

const ALREADY_THERE = /already exists in network|already attached to network|is already connected/
