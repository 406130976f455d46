import type Dockerode from 'dockerode'
import { Api } from './api.js'
import type { Refusal } from './container-facts.js'
import { containersMounted } from './containers-mounted.js'
import { ownContainer } from './own-container.js'

interface PrioritySettings extends Dockerode.EndpointSettings {
  /** The network with the highest number leads to everywhere else. */
  readonly GwPriority: number
}

/** What of a container's place on a network is used, also what the client's types leave out. */
interface JoinedNetwork {
  readonly NetworkID: string
  readonly Aliases?: readonly string[] | null
  readonly DriverOpts?: Readonly<Record<string, string>> | null
}

/** An option of a container's place on a network, to which drivers pay no attention; Podman forgets it. */
const JOINED_FOR = 'compose-gate.project'

/** A name of a container on a network that it has joined for the run of a project; the default bridge allows none. */
const joinedAs = (project: string) => `${project}.compose-gate`

const NO_ALIASES = /\balias is supported only\b/i

/** Puts this process's own container on networks. */
export class Joining extends Api {
  /**
   * Lets a container join a network; one that is on it already stays. Its way to everywhere else stays what it is.
   * @param project for whose run: later, `leaveAll` finds the network by it
   * @returns the engine's words where it refuses
   */
  async join(container: string, network: string, project: string): Promise<Refusal> {
    const joined = (Aliases: string[]) => {
      // Engines before 28 do not know the priority: there the networks' names decide.
      const settings = { GwPriority: -1, DriverOpts: { [JOINED_FOR]: project }, Aliases }
      const EndpointConfig: PrioritySettings = settings
      return this.refusal(() =>
        this.api.getNetwork(network).connect({ Container: container, EndpointConfig }),
      )
    }
    const first = await joined([joinedAs(project)])
    const words = first !== undefined && NO_ALIASES.test(first) ? await joined([]) : first
    return words !== undefined && ALREADY_THERE.test(words) ? undefined : words
  }

  /**
   * Takes this process's container off the networks that a run joined, also one that was killed.
   * @param removed ids of networks that are removed anyway
   * @param containers ids of containers that this process may be in
   * @throws EngineTrouble where the engine is lost
   */
  async leaveAll(
    project: string,
    removed: readonly string[],
    containers: readonly string[] = containersMounted(),
  ): Promise<void> {
    for (const id of containers) {
      const own = await this.ifThere(() => ownContainer(this.api, id))
      const facts = own && (await this.ifThere(() => this.api.getContainer(own.joinedAs).inspect()))
      const networks: Readonly<Record<string, JoinedNetwork>> = facts?.NetworkSettings.Networks ?? {}
      for (const { NetworkID, Aliases, DriverOpts } of Object.values(networks)) {
        const isOurs = DriverOpts?.[JOINED_FOR] === project || Aliases?.includes(joinedAs(project))
        if (isOurs !== true || removed.includes(NetworkID)) continue
        await this.refusal(() =>
          this.api.getNetwork(NetworkID).disconnect({ Container: own?.joinedAs ?? id }),
        )
      }
    }
  }
}

const ALREADY_THERE = /already exists in network|already attached to network|is already connected/
