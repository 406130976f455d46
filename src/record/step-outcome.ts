import type { Position } from '../common/problem.js'
import type { StatedReason } from '../common/reason.js'
import type { DefaultAnswer } from '../findings/rules/default-check.js'
import type { ToldLines } from './told-lines.js'

/** Between the text of a check and what it had last seen, where the run ended before it held. */
export const NOT_HELD = ': had not held by then'

interface StepEnd {
  /** Probes, requests or starts it took. */
  readonly attempts?: number
  /** More lines that explain a failure; may hold container output. */
  readonly evidence?: string
  /** Of a failure. `elsewhere`, `file`: the release is not to blame, so it could not be judged. Absent:
   *  the release is. */
  readonly blame?: 'release' | 'elsewhere' | 'file' | undefined
  /** What the user can do about a failure, one sentence without its full stop. */
  readonly remedy?: string | undefined
  /** The place of what failed in a file of the user's, where that is nearer than the Compose file. */
  readonly at?: Position | undefined
  /** Keys of what failed in the Compose model, where no place is known. */
  readonly about?: readonly (string | number)[] | undefined
  /** The lines of a log that say why. */
  readonly cause?: ToldLines | undefined
  /** What was answered to a check that nobody wrote. */
  readonly byDefault?: DefaultAnswer | undefined
  /** A container of the service ended: it is not what the step does that failed. */
  readonly ended?: boolean
  /** Its time was up while the engine was still at it. */
  readonly cut?: boolean
}

/** How a step passed. */
export interface StepSuccess extends StepEnd {
  readonly status: 'passed'
  /** One line on what is worth knowing of it. */
  readonly detail?: string
}

/** How a step failed. */
export interface StepFailure extends StepEnd {
  readonly status: 'failed'
  /** One line: why. */
  readonly detail: StatedReason
}

/** How a step went. */
export type StepOutcome = StepSuccess | StepFailure
