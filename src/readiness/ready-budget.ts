import type { HealthProbe } from './health-probe.js'

/** Milliseconds a service gets to become ready where no health check says how long it may take. */
export const DEFAULT_BUDGET_MS = 120_000

/** Milliseconds from which on a failed probe is slow. The engine counts an interval from the end of a probe, so that
 *  slow probes are declared to go on for longer; what quick ones add is nothing to wait for. */
const SLOW_PROBE_MS = 500

/** How long a container has to become ready: what its health check grants, and what slow probes add to that. */
export class ReadyBudget {
  /** Milliseconds the slowest probe took that failed; 0: none was slow. */
  private slowest = 0
  private passedOnce = false

  /**
   * @param begun when the waiting began, in milliseconds of the clock
   * @param setting milliseconds that the user grants instead
   * @param endsAt when the time is up in any case, in milliseconds of the clock
   */
  constructor(
    private readonly begun: number,
    private readonly probe: HealthProbe | undefined,
    private readonly setting: number | undefined,
    private readonly endsAt = Number.POSITIVE_INFINITY,
  ) {}

  /** A probe has passed, if perhaps before the real server was there. */
  get hasPassed(): boolean {
    return this.passedOnce
  }

  /** A probe has ended. @param took milliseconds */
  record(passed: boolean, took: number): void {
    this.passedOnce ||= passed
    if (!passed && took >= SLOW_PROBE_MS) this.slowest = Math.max(this.slowest, took)
  }

  /** When the time is up, in milliseconds of the clock. */
  deadline(): number {
    const { probe } = this
    const budget = (probe?.budget ?? DEFAULT_BUDGET_MS) + (probe?.retries ?? 0) * this.slowest
    const granted = this.passedOnce ? Math.max(DEFAULT_BUDGET_MS, budget) : budget
    return Math.min(this.endsAt, this.begun + (this.setting ?? granted))
  }

  /**
   * Milliseconds for a probe that begins now: as long as others took, because the deadline moves on before a slower one.
   */
  timeoutFor(probe: HealthProbe, now: number): number {
    return Math.max(0, Math.min(this.endsAt - now, this.declaredFor(probe, now)))
  }

  private declaredFor({ retries, timeout }: HealthProbe, now: number): number {
    const left = this.deadline() - now
    if (retries === 0 || this.setting !== undefined) return Math.min(timeout, left)
    if (left >= Math.max(SLOW_PROBE_MS, this.slowest)) return timeout
    return Math.min(timeout, Math.max(left, this.slowest))
  }
}
