/** How fast something is repeated while it waits for a service. */
export interface PaceLimits {
  /** The pause is this share of the time waited so far: waiting then costs at most this share more … */
  readonly share: number
  /** … but at least and at most so many milliseconds. */
  readonly least: number
  readonly most: number
}

/** Looks that cost next to nothing. */
export const LOOKS: PaceLimits = { share: 1 / 200, least: 20, most: 250 }

/** Probes, each of which is a process in a container that may need the processor to get ready. */
export const PROBES: PaceLimits = { share: 1 / 5, least: 50, most: 1000 }

/** When to do next what is repeated while a service is not ready. All times in milliseconds. */
export class Pace {
  private since: number
  private next: number

  constructor(
    private readonly gait: PaceLimits,
    now: number,
  ) {
    this.since = now
    this.next = now + gait.least
  }

  /** The service changed, most likely for the better: now, and fast again. */
  changed(now: number): void {
    this.since = now
    this.next = now
  }

  /** How long until it is due; 0: now. */
  until(now: number): number {
    return Math.max(0, this.next - now)
  }

  /**
   * It was done. What takes long is not done more than half of the time, and the last time before the deadline is one
   * that can still end before it.
   */
  done(began: number, now: number, deadline = Number.POSITIVE_INFINITY): void {
    const { share, least, most } = this.gait
    const took = now - began
    const pause = Math.min(Math.max(share * (now - this.since), took, least), most)
    const lastCall = deadline - 2 * took
    this.next = now < lastCall && lastCall < now + pause ? lastCall : now + pause
  }
}
