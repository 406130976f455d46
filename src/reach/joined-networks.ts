import { EngineTrouble } from '../common/problem.js'
import type { ContainerNetwork, Refusal } from '../engine/container-facts.js'
import type { Joining } from '../engine/joining.js'

interface Joined {
  readonly name: string
  /** The engine's words where it refuses. */
  readonly joining: Promise<Refusal>
}

/** The networks that this process's container has joined to reach the containers of a run. */
export class JoinedNetworks {
  /** By id; many who ask at once join once. */
  private readonly joined = new Map<string, Joined>()

  /** @param container this process's own, or the one whose network it uses */
  constructor(
    private readonly engine: Pick<Joining, 'join' | 'leave'>,
    private readonly container: string,
  ) {}

  /**
   * The address at which a container is reached; undefined: it has none now.
   * @throws EngineTrouble where the engine lets this container join none of the networks
   */
  async addressOf(networks: readonly ContainerNetwork[]): Promise<string | undefined> {
    const refusals: string[] = []
    for (const network of networks) {
      if (network.address === undefined) continue
      const refusal = await this.join(network)
      if (refusal === undefined) return network.address
      refusals.push(refusal)
    }
    if (refusals.length === 0) return undefined
    throw new EngineTrouble(
      `this job's container cannot join a network of the apps: ${refusals[0]}`,
      "give the job's container a network of its own, or `--network host`",
    )
  }

  /** Leaves networks that are not removed together with the run. @param stays whether one of this name is such a network */
  async leave(stays: (name: string) => boolean): Promise<void> {
    const left = [...this.joined].filter(([, { name }]) => stays(name))
    await Promise.all(left.map(([id]) => this.engine.leave(this.container, id)))
  }

  private join({ id, name }: ContainerNetwork): Promise<Refusal> {
    const joining = this.joined.get(id)?.joining ?? this.engine.join(this.container, id)
    this.joined.set(id, { name, joining })
    return joining
  }
}
