import { preStartName, preStartOf } from '../common/pre-start-name.js'
import type { StepRecord, StepStatus, Verdict } from './run-record.js'

type NamedStep = Pick<StepRecord, 'id' | 'service'> & { readonly kind: string }

/** A step as people say it: `build app`, `job migrate`, `check 1 app`, `teardown`. */
export function stepName({ id, kind, service }: NamedStep): string {
  if (kind === 'teardown') return kind
  const rest = id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : ''
  return [kind, rest === service ? '' : rest, service].filter((word) => word !== '').join(' ')
}

/** What a step is about, as people say it: `app`, or `app's pre_start`. */
export function subjectOf(step: NamedStep): string {
  return isPreStart(step) ? preStartOf(step.service) : step.service
}

/** Whether a step waits for what runs before its service starts. */
export function isPreStart({ id, kind, service }: NamedStep): boolean {
  return kind === 'job' && id === `job:${preStartName(service)}`
}

/** Signs that differ in shape, not only in colour, and are one column wide. */
export const signs: Readonly<Record<StepStatus | Verdict, string>> = {
  passed: '✔',
  failed: '✖',
  error: '✖',
  skipped: '–',
  cancelled: '–',
}
