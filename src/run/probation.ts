import type { Clock } from './clock.js'
import type { Watch } from './watch.js'

/** Milliseconds: what cannot work has mostly ended by then, an interpreter that loads its libraries first included. */
const TERM = 2000

interface Started {
  readonly service: string
  /** By the clock. */
  readonly at: number
}

/**
 * A container that nobody asks whether it works, neither a health check nor a check, has proved nothing by having been
 * started: it is on probation until it has run for a while.
 */
export class Probation {
  /** Containers that run, by id. */
  private readonly started = new Map<string, Started>()
  private readonly proved = new Set<string>()

  constructor(
    watch: Watch,
    private readonly clock: Clock,
  ) {
    watch.listen(({ action, id, service }) => {
      if (action === 'start') this.started.set(id, { service, at: clock.now() })
      if (action === 'die') this.started.delete(id)
    })
  }

  /** The service has answered somebody. */
  prove(service: string): void {
    this.proved.add(service)
  }

  /** Waits until nobody is on probation. @throws the signal's reason as soon as it is aborted */
  async served(signal: AbortSignal): Promise<void> {
    for (let left = this.left(); left > 0; left = this.left()) await this.clock.sleep(left, signal)
  }

  private left(): number {
    const unproved = [...this.started.values()].filter(({ service }) => !this.proved.has(service))
    return Math.max(0, ...unproved.map(({ at }) => at + TERM - this.clock.now()))
  }
}
