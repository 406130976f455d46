/** The pause between two attempts. It grows: most apps answer soon, and the others need the CPU more than questions. */
const FIRST_PAUSE_MS = 20
const MAX_PAUSE_MS = 250

/** What an attempt gets even where the deadline is nearer or has passed: an answer that is there counts. */
const MIN_ATTEMPT_MS = 250

/** There must be at least one attempt. */
const MIN_FIRST_ATTEMPT_MS = 1000

/**
 * Milliseconds for which every connection must have been dropped before that hints at TLS, and until it does again.
 * Behind a published port the engine's own proxy drops them until the app listens, and an app that serves one connection
 * at a time must not lose seconds to a handshake.
 */
const DROPPED_FOR_TLS_MS = 1000
const DROPPED_FOR_TLS_AGAIN_MS = 5000

/** See `TimeLimits.settle`. */
const DEFAULT_SETTLE_MS = 5000

/** See `TimeLimits.attempt`. */
const DEFAULT_ATTEMPT_MS = 5000

/** All in milliseconds. */
export interface TimeLimits {
  /** How long it may take until the check holds. */
  readonly within: number
  /** A wrong answer that stays the same for so long is final; 5000 where absent; Infinity: never before `within`. */
  readonly settle?: number | undefined
  /**
   * How long an attempt gets at least, while there is so much time left; 5000 where absent. Half of the time that is
   * left counts where that is more. So a server that accepts a connection and never answers does not cost the whole
   * deadline, and a server that is slow to warm up gets its chance.
   */
  readonly attempt?: number | undefined
}

/** When the attempts of a check are made, and when there is no further one. All times are in milliseconds of the clock. */
export class AttemptTimes {
  /** See `TimeLimits`. */
  readonly settle: number
  private readonly attempt: number
  private deadline: number
  private pauseMs = FIRST_PAUSE_MS
  /** Until then the app was starting, as far as is known. */
  private startedAt: number
  private tlsAfterMs = DROPPED_FOR_TLS_MS
  private least = MIN_FIRST_ATTEMPT_MS

  /** @param start when the attempts begin */
  constructor(
    { within, settle = DEFAULT_SETTLE_MS, attempt = DEFAULT_ATTEMPT_MS }: TimeLimits,
    readonly start: number,
  ) {
    this.settle = settle
    this.attempt = attempt
    this.deadline = start + within
    this.startedAt = start
  }

  /** Milliseconds for the attempt that begins now. */
  timeoutFor(now: number): number {
    const left = Math.max(this.deadline - now, this.least)
    this.least = MIN_ATTEMPT_MS
    return Math.min(left, Math.max(left / 2, this.attempt))
  }

  /** Whether connections have been dropped for so long that TLS is worth an attempt. */
  trustsDrops(now: number, droppedSince = now): boolean {
    const droppedForMs = now - droppedSince
    if (droppedForMs < this.tlsAfterMs) return false
    this.tlsAfterMs = droppedForMs + DROPPED_FOR_TLS_AGAIN_MS
    return true
  }

  /** The app may still be starting: what it answers is not final yet. */
  allowStart(now: number): void {
    this.startedAt = now
    if (this.settle !== Number.POSITIVE_INFINITY) this.deadline = Math.max(this.deadline, now + this.settle)
  }

  /** Whether a wrong answer has stayed the same for long enough. @param since undefined: it has not stayed the same */
  isFinal(now: number, since: number | undefined): boolean {
    return since !== undefined && now - Math.max(since, this.startedAt) >= this.settle
  }

  isOver(now: number): boolean {
    return now >= this.deadline
  }

  /** Milliseconds until the next attempt. */
  pause(now: number): number {
    const pause = Math.min(this.pauseMs, this.deadline - now)
    this.pauseMs = Math.min(this.pauseMs * 2, MAX_PAUSE_MS)
    return pause
  }
}
