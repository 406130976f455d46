import type { Position } from '../common/problem.js'

export type Severity = 'error' | 'warning' | 'notice'

/** Something worth knowing about a project; never fails a run by itself. */
export interface Finding {
  readonly severity: Severity
  /** Stable, upper-case, for instance `IMAGE_LATEST`. */
  readonly code: string
  /** What it is and what to write instead, or what the gate does about it. */
  readonly message: string
  readonly at?: Position | undefined
  /** What it is about, in short: mostly a service. */
  readonly about?: string | undefined
  /** The message without those of other places, where there are any. */
  readonly alone?: string | undefined
  /** The same code elsewhere, each with its own message and place. */
  readonly others?: readonly Finding[] | undefined
}
