import type { Clock } from './clock.js'

/** The time that a whole run may take. All in milliseconds of one clock. */
export class TimeBudget {
  /** When the time is up. */
  readonly endsAt: number

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    begunAt: number,
    readonly totalMs: number,
  ) {
    this.endsAt = begunAt + totalMs
  }

  /** How much of it is left; 0: nothing. */
  leftMs(): number {
    return Math.max(0, this.endsAt - this.clock.now())
  }

  /** A timer counts whole milliseconds, and may end within the last of them. */
  isUsedUp(): boolean {
    return this.leftMs() < 1
  }
}
