import type { Clock } from '../../common/clock.js'
import type { ContainerEvents } from '../../engine/container-events.js'

/** Milliseconds a service must have been up. Most services that cannot work have ended by then, even where an
 *  interpreter loads its libraries first. */
const MINIMUM_UPTIME_MS = 2000

/**
 * A service that neither a health check nor a check asks whether it works has proved nothing by its start: it must have
 * been up for a while before the run passes.
 */
export class MinimumUptime {
  /** Service → when a container of it was last started, or ended and may be started again; by the clock. */
  private readonly since = new Map<string, number>()

  constructor(
    events: Pick<ContainerEvents, 'listen'>,
    private readonly clock: Pick<Clock, 'now' | 'sleep'>,
  ) {
    events.listen(({ action, service }) => {
      if ((action === 'start' || action === 'die') && this.since.has(service)) this.begin(service)
    })
  }

  /** A service that is to stay is about to be started. */
  begin(service: string): void {
    this.since.set(service, this.clock.now())
  }

  /** A health check or a check has shown that the service works. */
  proved(service: string): void {
    this.since.delete(service)
  }

  /** Waits until every service has proved that it works, or been up for long enough. @throws the signal's reason */
  async reached(signal: AbortSignal): Promise<void> {
    for (let left = this.left(); left > 0; left = this.left()) await this.clock.sleep(left, signal)
  }

  private left(): number {
    return Math.max(0, ...[...this.since.values()].map((at) => at + MINIMUM_UPTIME_MS - this.clock.now()))
  }
}
