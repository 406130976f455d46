import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import type { Project, Sources } from '../compose/project.js'
import type { Engine } from '../engine/open-engine.js'
import type { Restart } from '../findings/rules/restarted.js'
import type { Plan } from '../plan/plan.js'
import type { CopiedFile } from '../reach/copied-files.js'
import type { Reach } from '../reach/reach.js'
import type { Period, StepRecord } from '../record/run-record.js'
import type { Settings } from '../settings/settings.js'
import type { RunProgress } from './run-progress.js'

/** What a run needs. */
export interface RunInput {
  readonly plan: Plan
  readonly settings: Pick<Settings, 'timeouts' | 'settle' | 'pull' | 'build'>
  readonly project: Pick<Project, 'directory'> & { readonly sources: Pick<Sources, 'at'> }
  /** When the run began, in milliseconds of the clock: its time counts from there. */
  readonly begunAt: number
  /** Absolute; relative paths in settings start here. */
  readonly base: string
  readonly environment: Environment
  readonly engine: Pick<Engine, 'docker' | 'compose'>
  readonly reach: Pick<Reach, 'ports'>
  /** Files that the engine does not have. */
  readonly copies: readonly CopiedFile[]
  readonly clock: Clock
  readonly progress: RunProgress
  readonly signal: AbortSignal
  /** What can be done while the run only watches that everything stays up; never rejects. */
  meanwhile?(signal: AbortSignal): Promise<void>
}

/** The result of a run. */
export interface Execution {
  readonly records: readonly StepRecord[]
  /** The first step that failed; the run ended there. */
  readonly failed: StepRecord | undefined
  /** When it was watched that every service stays up. */
  readonly settling?: Period | undefined
  /** Services that were started to stay, that nothing calls servers, and that have ended with 0. */
  readonly ended?: readonly string[] | undefined
  /** Ended from outside, or because the engine was lost. */
  readonly interrupted: boolean
  /** Thrown by something that the release is not to blame for. */
  readonly crash?: unknown
  /** Every container that ended and was started again. */
  readonly restarts: readonly Restart[]
  /** `service:port` → URL. */
  readonly urls: Readonly<Record<string, string>>
  /** Service → image id. */
  readonly images: Readonly<Record<string, string>>
}
