import type { StepRecord, StepTry } from '../record/run-record.js'
import type { RunningStep } from '../record/running-step.js'

/** Hears how a run goes. */
export interface RunProgress {
  /** What the run is at from now on while no step runs. */
  phase(what: string): void
  started(step: RunningStep): void
  /** What a running step is at, one line. @param id of the step */
  activity(id: string, line: string): void
  /** A running step has made a probe or a request. @param number from 1 */
  tried(step: RunningStep, attempt: StepTry, number: number): void
  ended(record: StepRecord): void
  /** Tells one line on what happens inside of a step. */
  note(line: string): void
  /** Keeps what a build or a pull printed. @param name of the log, for instance `build-app` */
  keepLog(name: string, text: string): void
}
