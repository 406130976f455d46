/** How fast something is repeated while it waits for a service. */
export interface PaceLimits {
  /** The pause is this share of the time waited so far, so the waiting takes at most this share longer. */
  readonly share: number
  /** The shortest pause, in milliseconds. */
  readonly minMs: number
  /** The longest pause, in milliseconds. */
  readonly maxMs: number
}

/** For looks at what a container listens on, which cost almost nothing. */
export const LISTENER_PACE: PaceLimits = { share: 1 / 200, minMs: 20, maxMs: 250 }

/** For probes: each is a process in a container that may need the processor itself. */
export const PROBE_PACE: PaceLimits = { share: 1 / 5, minMs: 50, maxMs: 1000 }

/** Decides when something is repeated that waits for a service. All times in milliseconds of one clock. */
export class Pace {
  private since: number
  private next: number

  constructor(
    private readonly limits: PaceLimits,
    now: number,
  ) {
    this.since = now
    this.next = now + limits.minMs
  }

  /** The service changed, most likely for the better: repeat now, and fast again. */
  changed(now: number): void {
    this.since = now
    this.next = now
  }

  /** Milliseconds until the next repetition; 0: now. */
  until(now: number): number {
    return Math.max(0, this.next - now)
  }

  /**
   * One repetition has ended. A slow one is followed by a pause of the same length, and the last one before the
   * deadline comes early enough to end before it.
   */
  done(began: number, now: number, deadline = Number.POSITIVE_INFINITY): void {
    const { share, minMs, maxMs } = this.limits
    const took = now - began
    const pause = Math.min(Math.max(share * (now - this.since), took, minMs), maxMs)
    const lastChance = deadline - 2 * took
    this.next = now < lastChance && lastChance < now + pause ? lastChance : now + pause
  }
}
