import type { StepRecord } from './run-record.js'

/** A step that has begun, as far as a person waiting wants to know. */
export interface RunningStep {
  readonly id: string
  readonly kind: StepRecord['kind']
  readonly service: string
  /** What is done, where kind and service do not say it, for instance the text of a check. */
  readonly label?: string | undefined
}
