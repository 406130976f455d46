import type { RunRecord } from '../../record/run-record.js'
import type { CauseLines } from '../logs/cause-lines.js'
import type { ShownLog } from '../logs/shown-log.js'

/** What the parts of the page are made from. */
export interface PageInput {
  readonly record: RunRecord
  /** Those of services, of builds, and of the gate itself. */
  readonly logs: readonly ShownLog[]
  /** Undefined: no log says why the run failed, or it did not. */
  readonly cause: CauseLines | undefined
}
