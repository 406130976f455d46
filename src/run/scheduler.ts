import type { Clock } from '../common/clock.js'
import { heardByMany, overdue, withSignal } from '../common/deadline.js'
import type { Step } from '../plan/plan.js'
import type { StepRecord, StepStatus } from '../record/run-record.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'

/** Does one step. Everything it began must have ended when it returns, or throws because of `signal`. */
export type Perform = (step: Step, signal: AbortSignal) => Promise<StepOutcome>

/** Milliseconds for that: a command gets two seconds to end, and an engine that hangs would never let go. */
const LONGEST_ENDING = 3000

export interface RunnerOptions {
  readonly signal: AbortSignal
  readonly clock: Clock
  /** Every step has passed: has its say, by `fail`, before that is the outcome. */
  lastLook?(signal: AbortSignal): Promise<void>
  onStart(step: Step): void
  onEnd(record: StepRecord): void
}

export interface RunOutcome {
  readonly records: readonly StepRecord[]
  /** The first step that failed; the run ended there. */
  readonly failed: StepRecord | undefined
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
  private readonly overdue: AbortSignal
  private failed: StepRecord | undefined
  private crash: { readonly error: unknown } | undefined

  constructor(
    private readonly steps: readonly Step[],
    private readonly perform: Perform,
    private readonly options: RunnerOptions,
  ) {
    this.signal = heardByMany(AbortSignal.any([options.signal, this.stop.signal]))
    this.overdue = overdue(this.signal, LONGEST_ENDING)
  }

  /**
   * @returns a record of every step, in the plan's order
   * @throws what a step threw that is no outcome of the release (an engine that was lost), where none had failed before
   */
  async run(): Promise<RunOutcome> {
    await this.advance()
    if (!this.signal.aborted) await this.lookOnceMore()
    if (this.crash !== undefined) throw this.crash.error
    for (const step of this.steps) if (!this.records.has(step.id)) this.records.set(step.id, unstarted(step))
    return { records: this.steps.flatMap(({ id }) => this.records.get(id) ?? []), failed: this.failed }
  }

  /** What has been recorded so far, for a run that threw. */
  soFar(): readonly StepRecord[] {
    return this.steps.map((step) => this.records.get(step.id) ?? unstarted(step))
  }

  /**
   * Something failed that no step was waiting for: a service that had started ended by itself. Blames the step that
   * is running for this service, else the last of its steps that passed.
   * @param blamed ids of steps, the likeliest first
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

  isRunning(id: string): boolean {
    return this.running.has(id)
  }

  /** The engine was lost, or something else that is nobody's fault in the release; nothing once the run was ended. */
  abandon(error: unknown): void {
    if (this.signal.aborted) return
    this.crash = { error }
    this.stop.abort(new Superseded())
  }

  /** Starts everything that may start, and goes on as each ends, until nothing runs. */
  private async advance(): Promise<void> {
    const ready = this.steps.filter((step) => this.mayStart(step))
    await Promise.all(
      ready.map(async (step) => {
        await this.execute(step)
        await this.advance()
      }),
    )
  }

  private async lookOnceMore(): Promise<void> {
    try {
      await this.options.lastLook?.(this.signal)
    } catch (error) {
      this.abandon(error)
    }
  }

  private mayStart(step: Step): boolean {
    return (
      !this.signal.aborted &&
      !this.running.has(step.id) &&
      !this.records.has(step.id) &&
      step.needs.every((id) => this.records.get(id)?.status === 'passed')
    )
  }

  private async execute(step: Step): Promise<void> {
    const running = { step, startedAt: this.options.clock.now() }
    this.running.set(step.id, running)
    this.options.onStart(step)
    try {
      const outcome = await withSignal(this.perform(step, this.signal), this.overdue)
      this.end(running, outcome.status, outcome)
    } catch (error) {
      this.abandon(error)
      this.end(running, 'cancelled', {})
    }
  }

  /** Only the first word on a step counts: a failure told from outside comes before what its own code then says. */
  private end(running: Running, status: StepStatus, outcome: Partial<StepOutcome>): void {
    const { step, startedAt } = running
    if (!this.running.delete(step.id)) return
    const endedAt = this.options.clock.now()
    // What goes wrong after the run was ended is a consequence of that, not a failure of its own.
    const told = status === 'failed' && this.signal.aborted ? 'cancelled' : status
    const record: StepRecord = {
      id: step.id,
      kind: step.kind,
      service: step.service,
      needs: step.needs,
      status: told,
      startedAt: this.options.clock.iso(startedAt),
      endedAt: this.options.clock.iso(endedAt),
      durationMs: Math.round(endedAt - startedAt),
      attempts: outcome.attempts ?? 1,
      detail: outcome.detail ?? '',
      ...(outcome.evidence === undefined ? {} : { evidence: outcome.evidence }),
      ...(outcome.at === undefined ? {} : { at: outcome.at }),
      ...(outcome.cut === undefined ? {} : { cut: outcome.cut }),
    }
    this.keep(record)
  }

  private keep(record: StepRecord): void {
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
