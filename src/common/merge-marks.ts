import type { Problem } from './problem.js'

/** A line that Git leaves where two branches changed the same lines. A merge that was mended by halves leaves one of them. */
const MARK = /^(?:<{7} .*|={7}|>{7} .*)$/m

/** What is said of such a line. */
export interface MergeMark extends Pick<Problem, 'message' | 'instead'> {
  /** Where the line begins in the text. */
  readonly offset: number
}

/** The first line of a text that is left over from a merge. */
export function mergeMarkIn(text: string): MergeMark | undefined {
  const found = MARK.exec(text)
  if (found === null) return undefined
  return {
    offset: found.index,
    message: `\`${found[0].trimEnd()}\` is left over from a merge`,
    instead:
      'keep the lines of one side, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>',
  }
}
