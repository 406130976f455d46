import type { Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import type { RunningStep } from '../record/running-step.js'

/** What goes with the last words. */
export interface Ending {
  /** Absolute folder with the reports; null: none was written. */
  readonly reportDir: string | null
  /** What the user can do about it, one sentence (`EngineTrouble.instead`). */
  readonly instead?: string | undefined
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
  /** The plan, explained, before the run. */
  plan(text: string): void
  started(step: RunningStep): void
  ended(record: StepRecord): void
  /** One line of information. */
  note(line: string): void
  /** The whole output of a container or a build, folded away where the host can.
   *  @param source what it is, for instance `Build of app` */
  output(source: string, text: string): void
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
