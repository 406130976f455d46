/** Something wrong within one check. Whoever reads the setting adds where the check stands. */
export interface CheckMistake {
  /** What is wrong, one sentence without a full stop. */
  readonly message: string
  /** What to write instead, one sentence without a full stop. */
  readonly instead?: string | undefined
  /** The line with a caret under what is wrong. */
  readonly excerpt?: string | undefined
  /** The keys that lead to what is wrong, in a check written as a map. */
  readonly keys?: readonly string[] | undefined
  /** Whether the last of the keys is wrong, and not its value. */
  readonly keyItself?: boolean | undefined
}

export type ReportMistake = (mistake: CheckMistake) => void

/** Reports what is wrong with one value, and what to write instead. */
export type ReportValue = (message: string, instead: string) => void

/** Reports what is wrong with some columns of a line. `start` and `end` count from 0. */
export type ReportColumns = (
  place: { readonly start: number; readonly end: number },
  message: string,
  instead: string,
) => void
