import { EngineTrouble } from '../common/problem.js'
import type { ContainerNetwork, Refusal } from '../engine/container-facts.js'
import type { Joining } from '../engine/joining.js'

/** The networks that this process's container has joined to reach the containers of a run. */
export class JoinedNetworks {
  /** Id → the engine's words where it refuses; many who ask at once join once. */
  private readonly joined = new Map<string, Promise<Refusal>>()

  /**
   * @param container this process's own, or the one whose network it uses
   * @param project of the run: by its name the teardown finds what has to be left
   */
  constructor(
    private readonly engine: Pick<Joining, 'join'>,
    private readonly container: string,
    private readonly project: string,
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

  private join({ id }: ContainerNetwork): Promise<Refusal> {
    const joining = this.joined.get(id) ?? this.engine.join(this.container, id, this.project)
    this.joined.set(id, joining)
    return joining
  }
}
