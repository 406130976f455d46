import type { Step } from '../plan.js'

/** The steps that no other needs; when all of them have passed, so has the run. */
export function leaves(steps: readonly Step[]): readonly string[] {
  const needed = new Set(steps.flatMap(({ needs }) => needs))
  return steps.filter(({ id }) => !needed.has(id)).map(({ id }) => id)
}
