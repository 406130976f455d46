import type { Transform } from 'node:stream'
import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'

/** What a teardown needs. */
export interface TeardownTools {
  readonly docker: Docker
  readonly logs: LogFolder
  readonly clock: Clock
  /** Aborted: the run was cancelled, and the teardown hurries. */
  readonly signal: AbortSignal
}

/** Where the logs of a run are kept. */
export interface LogFolder {
  /** Absolute. */
  readonly directory: string
  /** A new filter that takes secrets out of a stream. */
  mask(): Transform
}
