import { answered } from '../engine/answered.js'
import { byService, type ContainerListing } from '../engine/container-facts.js'
import { LogKeeper } from './keep-logs.js'
import type { TeardownTools } from './teardown-tools.js'

/**
 * The jobs of a run that have ended: while the run waits for something else, their logs are kept and their containers
 * removed. What cannot be done then, the teardown does.
 */
export class EndedJobs {
  readonly keeper: LogKeeper
  private count = 0

  constructor(private readonly tools: TeardownTools) {
    const { docker, logs, clock, signal } = tools
    this.keeper = new LogKeeper(docker, logs, clock, signal)
  }

  /** How many containers were removed. */
  get removed(): number {
    return this.count
  }

  /**
   * Never throws.
   * @param services the jobs, all of which have ended as they should
   */
  async tidy(project: string, services: readonly string[], signal: AbortSignal): Promise<void> {
    const { docker, clock } = this.tools
    try {
      const there = byService(await answered(docker.containers(project), signal, clock))
      await Promise.all(services.map((service) => this.remove(service, there.get(service) ?? [])))
    } catch {
      // The teardown meets the same trouble, and tells it.
    }
  }

  private async remove(service: string, containers: readonly ContainerListing[]): Promise<void> {
    if (containers.length === 0 || containers.some(({ state }) => state !== 'exited')) return
    await this.keeper.keep(service, containers)
    for (const { id } of containers) {
      const refusal = await this.tools.docker.removing.container(id)
      if (refusal === undefined) this.count += 1
    }
  }
}
