/** The text of a log that a report is given: all of it, or its two ends. */
export interface LogText {
  /** As in `RunRecord.logs`: a service, or for instance `build-web`. */
  readonly name: string
  /** Relative to the report folder. */
  readonly file: string
  /** Size of the whole log. */
  readonly bytes: number
  /** Lines of the whole log. */
  readonly lines: number
  /** In order. What stands between two parts is left out. */
  readonly parts: readonly LogPart[]
}

/** Whole lines of a log, one after another. */
export interface LogPart {
  /** The number of the first line in the log, from 1. */
  readonly firstLine: number
  readonly text: string
  /** When each line was written, in milliseconds since 1970; NaN: not known. Absent: known of none. */
  readonly times?: readonly number[] | undefined
}
