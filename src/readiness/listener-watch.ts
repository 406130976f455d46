import type { Clock } from '../common/clock.js'
import type { ListenerLookup, Listening } from './listeners.js'
import { LISTENER_PACE, Pace } from './pace.js'

/** Looks again and again at what a container listens on; stops where that can never be known. */
export class ListenerWatch {
  private ports: ReadonlySet<number> = new Set()
  private silent = false
  private isBlind = false
  private readonly pace: Pace

  /** @param mayExec looks with a command in the container where there is no other way */
  constructor(
    private readonly lookup: ListenerLookup,
    private readonly mayExec: boolean,
    private readonly clock: Pick<Clock, 'now'>,
    begun: number,
  ) {
    this.pace = new Pace(LISTENER_PACE, begun)
  }

  /** Whether nothing listened at all at the last look. */
  get isSilent(): boolean {
    return this.silent
  }

  /** Milliseconds until the next look; Infinity: there is none. */
  untilNext(): number {
    return this.isBlind ? Number.POSITIVE_INFINITY : this.pace.until(this.clock.now())
  }

  /** @returns what was found, and whether a port is open that was not at the look before */
  async look(signal: AbortSignal): Promise<{ readonly found: Listening; readonly hasNewPort: boolean }> {
    const began = this.clock.now()
    const found = this.mayExec ? await this.lookup.look(signal) : await this.lookup.lookWhereFree()
    this.pace.done(began, this.clock.now())
    if (!found.known) {
      // The next look may succeed, unless none ever can.
      this.isBlind = found.forGood
      return { found, hasNewPort: false }
    }
    const hasNewPort = [...found.ports].some((port) => !this.ports.has(port))
    this.ports = found.ports
    this.silent = found.silent
    return { found, hasNewPort }
  }
}
