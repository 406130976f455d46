import type { StepRecord } from './run-record.js'

/**
 * The chain of steps that made the run as long as it was: from the step that failed first, or else ended last,
 * back to the need that ended last, and so on. A teardown comes last, because it waits for everything.
 */
export function criticalPath(steps: readonly StepRecord[]): string[] {
  const teardown = steps.filter((step) => step.kind === 'teardown' && step.endedAt !== null)
  const ended = steps.filter((step) => step.kind !== 'teardown' && step.endedAt !== null)
  const byId = new Map(ended.map((step) => [step.id, step]))
  const chain: string[] = []
  let step = lastWord(ended)
  while (step && !chain.includes(step.id)) {
    chain.unshift(step.id)
    step = latest(step.needs.flatMap((need) => byId.get(need) ?? []))
  }
  return [...chain, ...teardown.map((step) => step.id)]
}

/** Steps that were cancelled by a failure end after it, and decide nothing. */
function lastWord(steps: readonly StepRecord[]): StepRecord | undefined {
  const failed = steps.filter((step) => step.status === 'failed')
  return failed.length > 0 ? extreme(failed, (a, b) => a < b) : latest(steps)
}

function latest(steps: readonly StepRecord[]): StepRecord | undefined {
  return extreme(steps, (a, b) => a > b)
}

function extreme(
  steps: readonly StepRecord[],
  isBetter: (a: number, b: number) => boolean,
): StepRecord | undefined {
  return steps.reduce<StepRecord | undefined>(
    (best, step) => (best === undefined || isBetter(end(step), end(best)) ? step : best),
    undefined,
  )
}

function end(step: StepRecord): number {
  return Date.parse(step.endedAt ?? '')
}
