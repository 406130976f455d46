/** Something wrong within one check; whoever reads the setting adds where that check stands. */
export interface CheckMistake {
  /** What is wrong, one sentence without a full stop. */
  readonly message: string
  /** What to write instead, one sentence without a full stop. */
  readonly instead?: string | undefined
  /** The line with a caret under what is wrong. */
  readonly excerpt?: string | undefined
  /** The keys that lead to what is wrong, in a check written as a map. */
  readonly keys?: readonly string[] | undefined
  /** The last of the keys is wrong itself, not what stands behind it. */
  readonly keyItself?: boolean | undefined
}

export type ReportMistake = (flaw: CheckMistake) => void

/** Tells what is wrong with some columns of a line, counted from 0. */
export type ReportColumns = (
  place: { readonly start: number; readonly end: number },
  message: string,
  instead: string,
) => void
