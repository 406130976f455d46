import type { Sources } from '../compose/project.js'
import type { Finding } from '../findings/finding.js'
import type { Plan } from '../plan/plan.js'
import type { CopiedArtifacts, RunRecord } from '../record/run-record.js'
import type { TeardownOutcome } from '../teardown/teardown.js'
import type { Execution } from './run-input.js'

/** What is known of a run so far; it may end at any point. */
export interface RunState {
  /** When the run began, in milliseconds of the clock. */
  readonly begunAt: number
  /** The Compose project's name. */
  readonly project: string
  /** The command that does the same on another machine, as a list of arguments. */
  readonly command?: readonly string[] | undefined
  readonly origin?: RunRecord['origin']
  sources?: Sources
  engine?: RunRecord['engine']
  plan?: Plan
  /** The warnings because of which a run fails, where the setting `strict` says so. */
  refused?: readonly Finding[]
  execution?: Execution | undefined
  /** What the run has shown that the plan could not tell. */
  noticed?: readonly Finding[]
  artifacts?: CopiedArtifacts
  teardown?: TeardownOutcome
  /** Thrown where nothing could be judged. */
  error?: unknown
}
