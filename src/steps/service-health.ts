import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import type { Step } from '../plan/plan.js'

/** What a service's own health check says: it has none, it is not decided, it has passed, or its time is up. */
export type HealthState = 'none' | 'starting' | 'passed' | 'over'

/** What the services' own health checks say. Of those that a step waits for, the step tells; of others the engine. */
export class ServiceHealth {
  private readonly known = new Map<string, HealthState>()
  private readonly waiting = new Map<string, (() => void)[]>()

  /** @param steps of the run: some wait until a service is ready */
  constructor(
    steps: readonly Pick<Step, 'kind' | 'service'>[],
    private readonly docker: Pick<Docker, 'inspect'>,
    private readonly containers: Pick<ServiceContainers, 'of'>,
  ) {
    for (const { kind, service } of steps) if (kind === 'ready') this.known.set(service, 'starting')
  }

  /** The step that waits for a service has ended well. */
  becameReady(service: string, hasCheck: boolean): void {
    this.known.set(service, hasCheck ? 'passed' : 'none')
    if (hasCheck) this.tellPassed(service)
  }

  async stateOf(service: string): Promise<HealthState> {
    const known = this.known.get(service) ?? (await this.saidByEngine(service))
    if (known === 'passed') this.tellPassed(service)
    return known
  }

  /** Calls back once the service's health check has passed, as far as somebody asks for its state meanwhile. */
  whenPassed(service: string, call: () => void): void {
    if (this.known.get(service) === 'passed') call()
    else this.waiting.set(service, [...(this.waiting.get(service) ?? []), call])
  }

  private async saidByEngine(service: string): Promise<HealthState> {
    const [container] = this.containers.of(service)
    const details = container && (await this.docker.inspect(container.id))
    if (details === undefined) return 'none'
    if (details.healthCheck === undefined) {
      this.known.set(service, 'none')
      return 'none'
    }
    const { isUnhealthy = false, lastProbe } = details.health ?? {}
    if (isUnhealthy) return 'over'
    if (lastProbe?.exitCode !== 0) return 'starting'
    this.known.set(service, 'passed')
    return 'passed'
  }

  private tellPassed(service: string): void {
    for (const call of this.waiting.get(service) ?? []) call()
    this.waiting.delete(service)
  }
}
