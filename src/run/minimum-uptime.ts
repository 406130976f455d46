import type { Clock } from '../common/clock.js'
import type { ContainerEvents } from './container-events.js'

/** Milliseconds: what cannot work has mostly ended by then, an interpreter that loads its libraries first included. */
const TERM = 2000

/**
 * A container that nobody asks whether it works, neither a health check nor a check, has proved nothing by having been
 * started: it is on probation until it has run for a while.
 */
export class MinimumUptime {
  /** Service → when a container of it was last started, or ended and may be started again; by the clock. */
  private readonly since = new Map<string, number>()

  constructor(
    watch: ContainerEvents,
    private readonly clock: Clock,
  ) {
    watch.listen(({ action, service }) => {
      if ((action === 'start' || action === 'die') && this.since.has(service)) this.begin(service)
    })
  }

  /** A service that is to stay is about to be started. */
  begin(service: string): void {
    this.since.set(service, this.clock.now())
  }

  /** The service has answered somebody. */
  prove(service: string): void {
    this.since.delete(service)
  }

  /** Waits until nobody is on probation. @throws the signal's reason as soon as it is aborted */
  async served(signal: AbortSignal): Promise<void> {
    for (let left = this.left(); left > 0; left = this.left()) await this.clock.sleep(left, signal)
  }

  private left(): number {
    return Math.max(0, ...[...this.since.values()].map((at) => at + TERM - this.clock.now()))
  }
}
