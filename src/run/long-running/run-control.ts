import type { StepFailure } from '../../record/step-outcome.js'

/** What the monitor of services may ask of the run and do to it. */
export interface RunControl {
  /** Fails the run because of a service. */
  failService(service: string, failure: StepFailure): void
  /** Whether a step waits for a service to be ready. */
  isAwaited(service: string): boolean
  /** Ends the run because of an error that the release is not to blame for. */
  abandon(error: unknown): void
}
