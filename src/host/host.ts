import type { Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { RunRecord, StepRecord, StepTry } from '../record/run-record.js'
import type { RunningStep } from '../record/running-step.js'

/** What goes with the last words. */
export interface Ending {
  /** Absolute folder with the reports; null: none was written. */
  readonly reportDir: string | null
}

/**
 * Where words go: a terminal, the runner's log, nowhere. Texts may come from containers and files of strangers;
 * a host masks what it was told to mask and lets nothing through that its reader would obey (terminal escapes,
 * workflow commands). No method throws because words could not be written.
 */
export interface Host {
  /** How many characters a line has room for; absent: nobody knows. */
  readonly columns?: number | undefined
  /** Until when a run that removes nothing leaves its stack up. */
  stays(project: string): string
  /** What the run is at from now on while no step runs, for instance `reading the project`. */
  phase(what: string): void
  /** The plan, explained, before the run. */
  plan(text: string): void
  started(step: RunningStep): void
  /** What a running step is at, one line, for instance the instruction of a build. Comes often. */
  activity(id: RunningStep['id'], line: string): void
  /** A running step has made a probe or a request. @param number from 1 */
  tried(step: RunningStep, attempt: StepTry, number: number): void
  ended(record: StepRecord): void
  /** One line of information. */
  note(line: string): void
  /** One line for readers who want to follow everything, for instance a command with its time and exit code. */
  detail(line: string): void
  /** The whole output of a container or a build, folded away where the host can.
   *  @param source what it is, for instance `build app`
   *  @param isOpen it explains a failure, so it is not folded away */
  output(source: string, text: string, isOpen?: boolean): void
  /** An annotation where the host has those; the plan tells findings too. */
  finding(finding: Finding): void
  /** The same of a finding that only the run has shown. */
  noticed(finding: Finding): void
  /** Bad input, all of it. Where a verdict follows, it does not tell the problems again. */
  problems(problems: readonly Problem[]): void
  /** The last words: verdict, reason, evidence, time line, where the report is; outputs and summary on a runner. */
  verdict(record: RunRecord, ending: Ending): Promise<void>
  /** From now on this text is shown as `***`. */
  mask(secret: string): void
}
