/** Something wrong within one check; whoever reads the setting adds where that check stands. */
export interface Complaint {
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

export type Complain = (flaw: Complaint) => void

/** Tells what is wrong with some columns of a line, counted from 0. */
export type ComplainAt = (
  place: { readonly start: number; readonly end: number },
  message: string,
  instead: string,
) => void

/** Characters of a line that an excerpt shows. */
const WIDTH = 100

/** A line with carets under the columns from `start` to before `end`, both counted from 0. */
export function excerpt(line: string, start: number, end: number): string {
  const from = start < WIDTH - 10 ? 0 : start - WIDTH / 2
  const shown = line.slice(from, from + WIDTH).replace(/\p{Cc}/gu, ' ')
  const carets = Math.max(1, Math.min(end, from + WIDTH) - start)
  return `${shown}\n${' '.repeat(start - from)}${'^'.repeat(carets)}`
}
