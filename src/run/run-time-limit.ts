import type { Clock } from '../common/clock.js'
import { formatDuration } from '../common/duration.js'
import { because, reason } from '../common/reason.js'
import type { TimeBudget } from '../common/time-budget.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'

/** Milliseconds that a step which ends at the end of the run's time waits for those that the plan names before it. */
const ORDER_WAIT_MS = 1000

/** Milliseconds after the end of the run's time in which a step has said what it was waiting for. */
const WORDS_WAIT_MS = 3000

/** The setting that would give a step more time, if the run had it. */
const STEP_LIMIT = /`(?:build|ready|migrate|smoke)-timeout`/

/**
 * Ends a run whose time is up. Every step ends at its own limit or with the run's time, whatever comes first, and says
 * what it was waiting for; the first of them in the order of the plan is blamed.
 */
export class RunTimeLimit {
  private readonly running = new Map<string, Promise<unknown>>()

  constructor(
    private readonly steps: readonly Pick<Step, 'id'>[],
    private readonly budget: TimeBudget,
    private readonly clock: Pick<Clock, 'sleep' | 'timeout'>,
  ) {}

  /** Does a step. Where it failed because the run's time is up, its outcome says so. */
  limited(step: Pick<Step, 'id'>, work: () => Promise<StepOutcome>): Promise<StepOutcome> {
    const ending = this.told(step.id, work)
    const forget = () => void this.running.delete(step.id)
    this.running.set(step.id, ending.then(forget, forget))
    return ending
  }

  /** @param waitedFor what the run was waiting for, one sentence without its full stop */
  overrun(waitedFor: string | undefined, outcome: Partial<StepOutcome> = {}): StepFailure {
    const what = `the whole run took longer than ${formatDuration(this.budget.totalMs)}`
    const detail = waitedFor === undefined ? reason(what) : because(what, waitedFor)
    return { ...outcome, status: 'failed', detail, cut: true }
  }

  /** @param act called when a step has not ended that should have, because the run's time is up */
  whenOverdue(act: () => void): void {
    const overdue = this.clock.timeout(this.budget.leftMs() + WORDS_WAIT_MS)
    overdue.addEventListener('abort', act, { once: true })
  }

  private async told(id: string, work: () => Promise<StepOutcome>): Promise<StepOutcome> {
    const outcome = await work()
    if (outcome.status === 'passed' || !this.budget.isUsedUp()) return outcome
    await this.earlierEnded(id)
    const { remedy } = outcome
    const more = remedy?.replace(STEP_LIMIT, '`timeout`')
    return this.overrun(outcome.detail, more === undefined ? outcome : { ...outcome, remedy: more })
  }

  private async earlierEnded(id: string): Promise<void> {
    const index = this.steps.findIndex((step) => step.id === id)
    const earlier = this.steps.slice(0, index).flatMap((step) => this.running.get(step.id) ?? [])
    if (earlier.length === 0) return
    const ended = new AbortController()
    const patience = this.clock.sleep(ORDER_WAIT_MS, ended.signal).catch(() => {})
    await Promise.race([Promise.all(earlier), patience])
    ended.abort()
  }
}
