import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import type { RunIdentity } from '../common/run-identity.js'
import type { Host } from '../host/host.js'
import type { ReportFolder } from '../host/report-folder.js'
import type { Masker } from '../masking/masker.js'
import type { Claim } from '../teardown/claim.js'

/** What the gate has of the process it runs in. */
export interface GateTools {
  readonly host: Host
  readonly reports: ReportFolder
  /** The one that the host and the reports mask with. */
  readonly masker: Masker
  readonly environment: Environment
  readonly clock: Clock
  readonly run: RunIdentity
  /** Milliseconds a teardown may wait for what an engine still makes for a run that was ended midway. */
  readonly unfinishedWorkMs: number
  /** Called before the first thing is made on the engine, for a later process that may have to remove the run. */
  claim(claim: Claim): void
}
