import type { Clock } from '../../common/clock.js'
import { testCommand } from '../../compose/health-check.js'
import type { ContainerDetails } from '../../engine/container-facts.js'
import type { Docker } from '../../engine/docker.js'

/** Milliseconds between two looks at what the engine says. */
const RECOVERY_POLL_MS = 200

/** Milliseconds that the engine's next probe is waited for at most: it may be declared to come after hours. */
const MAX_WAIT_MS = 60_000

/**
 * The engine's word on a container is as old as its last probe. A container that works by now is called healthy after
 * the next one, which is waited for; one that does not work is not worth the time.
 */
export class HealthRecovery {
  constructor(
    private readonly docker: Pick<Docker, 'inspect' | 'exec'>,
    private readonly clock: Pick<Clock, 'now' | 'sleep'>,
  ) {}

  /**
   * Resolves when the engine calls the container unhealthy no longer, or will not soon.
   * @throws EngineTrouble where the engine is lost; the signal's reason
   */
  async awaited(id: string, signal: AbortSignal): Promise<void> {
    const container = await this.docker.inspect(id)
    if (container === undefined || !isUnhealthy(container) || !(await this.works(container, signal))) return
    const { interval = 0, timeout = 0 } = container.healthCheck ?? {}
    const deadline = this.clock.now() + Math.min(MAX_WAIT_MS, interval + timeout + 2 * RECOVERY_POLL_MS)
    while (this.clock.now() < deadline) {
      await this.clock.sleep(RECOVERY_POLL_MS, signal)
      if (!isUnhealthy(await this.docker.inspect(id))) return
    }
  }

  /** Whether the container's health check passes now. */
  private async works({ id, healthCheck }: ContainerDetails, signal: AbortSignal): Promise<boolean> {
    if (healthCheck === undefined) return false
    const limits = { timeoutMs: Math.min(healthCheck.timeout, MAX_WAIT_MS), signal }
    return (await this.docker.exec(id, testCommand(healthCheck.test), limits)).exitCode === 0
  }
}

function isUnhealthy(container: ContainerDetails | undefined): boolean {
  return container?.health?.isUnhealthy === true
}
