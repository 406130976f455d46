import type { Clock } from '../common/clock.js'
import { delayed, forManyListeners, withSignal } from '../common/deadline.js'
import type { Step } from '../plan/plan.js'
import { maskedStep } from '../record/masked-record.js'
import type { Period, StepRecord, StepStatus } from '../record/run-record.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import type { ObservedStep } from './step-observations.js'

/** Does one step. Everything it began must have ended when it returns, or throws because of `signal`. */
export type Perform = (step: Step, signal: AbortSignal) => Promise<StepOutcome>

/** Asked when every step has passed: the last chance to fail the run. */
export type Confirm = (signal: AbortSignal) => Promise<void>

/** Milliseconds a step gets to end when the run is over: a command gets two seconds, and an engine may hang for ever. */
const STEP_END_GRACE_MS = 3000

export interface SchedulerOptions {
  /** Aborted: the run is over. */
  readonly signal: AbortSignal
  readonly clock: Clock
  onStart(step: Step): void
  onEnd(record: StepRecord): void
  /** The words of a step as people understand them. */
  worded?(text: string): string
  /** What else is known of a step. */
  observed?(step: Step): ObservedStep
}

export interface RunOutcome {
  readonly records: readonly StepRecord[]
  /** The first step that failed; the run ended there. */
  readonly failed: StepRecord | undefined
  /** When it was confirmed. */
  readonly settling?: Period | undefined
}

/** Thrown into steps that are ended because another one failed. */
class Superseded extends Error {}

interface Running {
  readonly step: Step
  readonly startedAt: number
}

/**
 * Executes a graph of steps: each starts the moment its needs have passed. The first failure ends everything that
 * runs and nothing more is started.
 */
export class Scheduler {
  private readonly records = new Map<string, StepRecord>()
  private readonly running = new Map<string, Running>()
  private readonly stop = new AbortController()
  private readonly signal: AbortSignal
  /** Aborted: what has not ended by now is left alone. */
  private readonly overdue: AbortSignal
  private failed: StepRecord | undefined
  private settling: Period | undefined
  private crash: { readonly error: unknown } | undefined

  constructor(
    private readonly steps: readonly Step[],
    private readonly options: SchedulerOptions,
  ) {
    this.signal = forManyListeners(AbortSignal.any([options.signal, this.stop.signal]))
    this.overdue = delayed(this.signal, STEP_END_GRACE_MS, options.clock)
  }

  /**
   * @param perform does a step
   * @param confirm asked once every step has passed
   * @returns a record of every step, in the plan's order
   * @throws what a step threw that is no outcome of the release (an engine that was lost), where none had failed before
   */
  async run(perform: Perform, confirm: Confirm = async () => {}): Promise<RunOutcome> {
    await this.advance(perform)
    if (!this.signal.aborted) await this.settle(confirm)
    if (this.crash !== undefined) throw this.crash.error
    return this.outcome()
  }

  /** What is known so far, also where the run threw. */
  outcome(): RunOutcome {
    // Much can be seen of a step after it has ended, for instance that its service starts again and again.
    const records = this.steps.map((step) => {
      return { ...(this.records.get(step.id) ?? unstarted(step)), ...this.options.observed?.(step) }
    })
    return { records, failed: records.find(({ id }) => id === this.failed?.id), settling: this.settling }
  }

  private async settle(confirm: Confirm): Promise<void> {
    const { clock } = this.options
    const startedAt = clock.iso(clock.now())
    await confirm(this.signal).catch((error: unknown) => this.abandon(error))
    this.settling = { startedAt, endedAt: clock.iso(clock.now()) }
  }

  /**
   * Something failed that no step was waiting for: a service that had started ended by itself. The first of these steps
   * that is running fails, else the first that has passed.
   * @param blamed ids of steps
   */
  fail(blamed: readonly string[], failure: StepFailure): void {
    if (this.signal.aborted) return
    const running = blamed.map((id) => this.running.get(id)).find((found) => found !== undefined)
    if (running !== undefined) {
      this.end(running, failure.status, failure)
      return
    }
    const passed = blamed.map((id) => this.records.get(id)).find((record) => record?.status === 'passed')
    if (passed === undefined) return
    const { attempts: _, ...why } = failure
    this.keep({ ...passed, ...why })
  }

  /** The run took too long: the first step that is still running fails. */
  failRunning(failure: StepFailure): void {
    const ids = this.steps.map(({ id }) => id)
    this.fail(
      ids.filter((id) => this.running.has(id)),
      failure,
    )
  }

  isRunning(id: string): boolean {
    return this.running.has(id)
  }

  /** Ends the run because of an error that the release is not to blame for. Does nothing once the run is over. */
  abandon(error: unknown): void {
    if (this.signal.aborted) return
    this.crash = { error }
    this.stop.abort(new Superseded())
  }

  /** Starts everything that may start, and goes on as each ends, until nothing runs. */
  private async advance(perform: Perform): Promise<void> {
    const ready = this.steps.filter((step) => this.mayStart(step))
    await Promise.all(
      ready.map(async (step) => {
        await this.execute(step, perform)
        await this.advance(perform)
      }),
    )
  }

  private mayStart(step: Step): boolean {
    return (
      !this.signal.aborted &&
      !this.running.has(step.id) &&
      !this.records.has(step.id) &&
      step.needs.every((id) => this.records.get(id)?.status === 'passed')
    )
  }

  private async execute(step: Step, perform: Perform): Promise<void> {
    const running = { step, startedAt: this.options.clock.now() }
    this.running.set(step.id, running)
    this.options.onStart(step)
    try {
      const outcome = await withSignal(perform(step, this.signal), this.overdue)
      this.end(running, outcome.status, outcome)
    } catch (error) {
      this.abandon(error)
      this.end(running, 'cancelled', {})
    }
  }

  /** Only the first end of a step counts: a failure from outside comes before what the step's own code then returns. */
  private end(running: Running, status: StepStatus, outcome: Partial<StepOutcome>): void {
    const { step, startedAt } = running
    if (!this.running.delete(step.id)) return
    const endedAt = this.options.clock.now()
    // A failure after the run was over is a consequence of that.
    const shown = status === 'failed' && this.signal.aborted ? 'cancelled' : status
    const record: StepRecord = {
      id: step.id,
      kind: step.kind,
      service: step.service,
      needs: step.needs,
      status: shown,
      startedAt: this.options.clock.iso(startedAt),
      endedAt: this.options.clock.iso(endedAt),
      durationMs: Math.round(endedAt - startedAt),
      attempts: outcome.attempts ?? 1,
      detail: outcome.detail ?? '',
      ...(outcome.evidence === undefined ? {} : { evidence: outcome.evidence }),
      ...(outcome.blame === undefined ? {} : { blame: outcome.blame }),
      ...(outcome.remedy === undefined ? {} : { remedy: outcome.remedy }),
      ...(outcome.at === undefined ? {} : { at: outcome.at }),
      ...(outcome.cause === undefined ? {} : { cause: outcome.cause }),
      ...(outcome.byDefault === undefined ? {} : { byDefault: outcome.byDefault }),
      ...(outcome.ended === undefined ? {} : { ended: outcome.ended }),
      ...(outcome.cut === undefined ? {} : { cut: outcome.cut }),
      ...this.options.observed?.(step),
    }
    this.keep(record)
  }

  private keep(ended: StepRecord): void {
    const { worded } = this.options
    const record = ended.status === 'failed' && worded !== undefined ? maskedStep(ended, worded) : ended
    this.records.set(record.id, record)
    this.options.onEnd(record)
    if (record.status !== 'failed') return
    this.failed ??= record
    this.stop.abort(new Superseded())
  }
}

function unstarted(step: Step): StepRecord {
  return {
    id: step.id,
    kind: step.kind,
    service: step.service,
    needs: step.needs,
    status: 'skipped',
    startedAt: null,
    endedAt: null,
    durationMs: 0,
    attempts: 0,
    detail: '',
  }
}
