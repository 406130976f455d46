import type { Plan } from '../../plan/plan.js'

/** Milliseconds in which what may have an end is waited for, where nothing else in a run says how the release is. */
const END_WAIT_MS = 10_000

/** How long a service must have been up that may also end with 0, in milliseconds: it may still be at work. */
export function endWaitMs({ steps }: Pick<Plan, 'steps'>, settleMs: number): number {
  const stores = new Set(steps.flatMap((step) => (step.kind === 'ready' && step.store ? [step.service] : [])))
  const saysMore = steps.some(
    (step) => step.kind === 'check' || (step.kind === 'start' && !step.mayEnd && !stores.has(step.service)),
  )
  return saysMore || settleMs === 0 ? settleMs : Math.max(settleMs, END_WAIT_MS)
}
