import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import type { Step } from '../plan/plan.js'

/** Milliseconds between two looks at what services have printed last. */
const LOOK_INTERVAL_MS = 2000

/** Services that are looked at each time: each look is work for the engine, and nobody reads more lines. */
const MAX_FOLLOWED_SERVICES = 8

export interface FollowerTools {
  readonly docker: Pick<Docker, 'lastLines'>
  readonly containers: Pick<ServiceContainers, 'of'>
  readonly clock: Pick<Clock, 'sleep'>
  /** Takes the last line that the service of a step has printed. */
  tell(step: Step, line: string): void
}

/** Looks again and again at what services print that steps are waiting for. */
export class LogFollower {
  private readonly waiting = new Map<string, Step>()

  constructor(private readonly tools: FollowerTools) {}

  begin(step: Step): void {
    if (step.kind === 'ready' || step.kind === 'job' || step.kind === 'check') this.waiting.set(step.id, step)
  }

  end(id: string): void {
    this.waiting.delete(id)
  }

  /** Goes on until the signal is aborted. Never rejects: a line that cannot be read is not told. */
  async follow(signal: AbortSignal): Promise<void> {
    while (await this.slept(signal)) {
      const steps = [...this.waiting.values()].slice(0, MAX_FOLLOWED_SERVICES)
      await Promise.all(steps.map((step) => this.look(step)))
    }
  }

  private slept(signal: AbortSignal): Promise<boolean> {
    return this.tools.clock.sleep(LOOK_INTERVAL_MS, signal).then(
      () => !signal.aborted,
      () => false,
    )
  }

  private async look(step: Step): Promise<void> {
    const { docker, containers, tell } = this.tools
    const id = containers.of(step.service)[0]?.id
    if (id === undefined) return
    const line = (await docker.lastLines(id, 1).catch(() => '')).trim()
    if (line !== '' && this.waiting.has(step.id)) tell(step, line)
  }
}
