import type { Position } from '../common/problem.js'

export type Severity = 'error' | 'warning' | 'notice'

/** Something worth knowing about a project; never fails a run by itself. */
export interface Finding {
  readonly severity: Severity
  /** Stable, upper-case, for instance `CONTAINER_NAME`. */
  readonly code: string
  /** What it is and what to write instead, or what the gate does about it. */
  readonly message: string
  readonly at?: Position | undefined
}
