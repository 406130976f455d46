import type { Step } from '../plan/plan.js'
import type { Exchange, StepRecord, StepTry } from '../record/run-record.js'
import type { RunningStep } from '../record/running-step.js'
import type { StepProgress } from '../steps/step-context.js'
import type { RunProgress } from './run-progress.js'
import type { StepActivities } from './step-activities.js'

/** Tries that a record keeps: the first ones show how a step began, the last ones how it ended. */
const FIRST_TRIES = 20
const LAST_TRIES = 80

/** What is seen of a step while it runs. */
export type ObservedStep = Pick<StepRecord, 'label' | 'tries' | 'exchange' | 'starts'>

/** Collects what steps tell of themselves while they run, for their records. */
export class StepObservations {
  private readonly tries = new Map<string, StepTry[]>()
  private readonly counts = new Map<string, number>()
  private readonly exchanges = new Map<string, Exchange>()
  private readonly starts = new Map<string, readonly string[]>()
  private readonly started = new Set<string>()

  /** @returns which try of the step it is, from 1 */
  tried({ id }: Pick<Step, 'id'>, attempt: StepTry): number {
    const tries = this.tries.get(id) ?? []
    this.tries.set(id, tries)
    tries.push(attempt)
    if (tries.length > FIRST_TRIES + LAST_TRIES) tries.splice(FIRST_TRIES, 1)
    const count = (this.counts.get(id) ?? 0) + 1
    this.counts.set(id, count)
    return count
  }

  /** The last answer counts, also where nothing answers any more. */
  exchanged({ id }: Pick<Step, 'id'>, exchange: Exchange): void {
    const before = this.exchanges.get(id)
    if (exchange.answer !== undefined || before?.answer === undefined) this.exchanges.set(id, exchange)
  }

  /** A container of a service has started. The first starts of several replicas are one. @param at ISO 8601 in UTC */
  containerStarted(service: string, id: string, at: string): void {
    const starts = this.starts.get(service) ?? []
    const isAgain = this.started.has(id)
    this.started.add(id)
    if (starts.length > 0 && !isAgain) return
    if (starts.length < FIRST_TRIES + LAST_TRIES) this.starts.set(service, [...starts, at])
  }

  of(step: Step): ObservedStep {
    const label = labelOf(step)
    const tries = this.tries.get(step.id)
    const exchange = this.exchanges.get(step.id)
    const starts = step.kind === 'start' || step.kind === 'job' ? this.starts.get(step.service) : undefined
    return {
      ...(exchange === undefined ? {} : { exchange }),
      ...(starts === undefined ? {} : { starts }),
      ...(label === undefined ? {} : { label }),
      ...(tries === undefined ? {} : { tries: [...tries] }),
    }
  }
}

/** What a step tells is kept for its record, and told on. */
export function stepProgress(
  observations: StepObservations,
  run: Pick<RunProgress, 'tried'>,
  activities: Pick<StepActivities, 'said'>,
): (step: Step) => StepProgress {
  return (step) => ({
    at: (line) => activities.said(step.id, line),
    exchanged: (exchange) => observations.exchanged(step, exchange),
    tried: (attempt) => {
      activities.said(step.id, attempt.said)
      run.tried(runningStep(step), attempt, observations.tried(step, attempt))
    },
  })
}

export function runningStep(step: Step): RunningStep {
  return { id: step.id, kind: step.kind, service: step.service, label: labelOf(step) }
}

/** What a step does, where its kind and its service do not say it. */
function labelOf(step: Step): string | undefined {
  if (step.kind !== 'check') return undefined
  return 'hurl' in step ? step.hurl : step.check.text
}
