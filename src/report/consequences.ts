import type { RunRecord, StepRecord } from '../record/run-record.js'
import { isPreStart } from '../record/step-name.js'

/** Services that are named at most. */
const MAX_NAMED = 4

/**
 * What never happened because of the step that failed, in order: `→ migrate never ran → app never started`. Empty where
 * no other service had to wait for it.
 */
export function consequencesOf({ steps, failedStep }: RunRecord): string {
  const failed = steps.find(({ id }) => id === failedStep)
  if (failed === undefined) return ''
  const told = new Map<string, string>()
  for (const step of behind(failed.id, steps)) {
    const isOther =
      isPreStart(failed) || !(step.service === failed.service || sharesBuild(step, failed, steps))
    const what = step.status === 'skipped' && isOther ? never(step) : undefined
    if (what !== undefined && !told.has(step.service)) told.set(step.service, `${step.service} ${what}`)
  }
  const all = [...told.values()]
  const more = all.length > MAX_NAMED ? [`${all.length - MAX_NAMED} more`] : []
  return [...all.slice(0, MAX_NAMED), ...more].map((one) => `→ ${one}`).join(' ')
}

/** Whether the service runs in the image that could not be built: then the reason names it. */
function sharesBuild({ service }: StepRecord, failed: StepRecord, steps: readonly StepRecord[]): boolean {
  return (
    failed.kind === 'build' &&
    steps.some((step) => step.kind === 'create' && step.service === service && step.needs.includes(failed.id))
  )
}

function never(step: StepRecord): string | undefined {
  const { kind } = step
  if (kind === 'job') return isPreStart(step) ? undefined : 'never ran'
  return kind === 'start' ? 'never started' : undefined
}

/** The steps that need this one, directly or not; a step comes behind those that it needs. */
function behind(id: string, steps: readonly StepRecord[]): readonly StepRecord[] {
  const reached = new Set([id])
  const found: StepRecord[] = []
  for (let size = 0; size < reached.size; ) {
    size = reached.size
    for (const step of steps) {
      if (reached.has(step.id) || !step.needs.some((need) => reached.has(need))) continue
      reached.add(step.id)
      found.push(step)
    }
  }
  return found
}
