import type { Loudness } from '../host/terminal.js'
import type { GivenSettings } from '../settings/given.js'

export type PlanFormat = 'text' | 'json' | 'mermaid'

/** What a run prints. */
export interface RunOutput {
  /** Absent: as loud as usual. */
  readonly loudness?: Loudness
  /** `json`: one event a line. Absent: text. */
  readonly format?: 'json'
}

/** A command to run. */
export type WantedCommand =
  | ({ readonly command: 'run'; readonly given: GivenSettings } & RunOutput)
  | { readonly command: 'plan'; readonly given: GivenSettings; readonly format: PlanFormat }
  /** `dryRun`: the workflow is shown, and not written. */
  | { readonly command: 'init'; readonly given: GivenSettings; readonly dryRun: boolean }
  | { readonly command: 'doctor'; readonly given: GivenSettings }
  /** `project`: the Compose project's name. */
  | { readonly command: 'down'; readonly project: string }

/** What a command line asks for. */
export type CommandLine =
  | WantedCommand
  /** A text to print, on standard output where `exitCode` is 0, else on standard error. */
  | { readonly command: 'print'; readonly text: string; readonly exitCode: 0 | 2 }
