/** Characters of a line that an excerpt shows. */
const MAX_EXCERPT_CHARACTERS = 100

/** A line with carets under the columns from `start` to before `end`, both counted from 0. */
export function excerpt(line: string, start: number, end: number): string {
  const from = start < MAX_EXCERPT_CHARACTERS - 10 ? 0 : start - MAX_EXCERPT_CHARACTERS / 2
  const shown = line.slice(from, from + MAX_EXCERPT_CHARACTERS).replace(/\p{Cc}/gu, ' ')
  const carets = Math.max(1, Math.min(end, from + MAX_EXCERPT_CHARACTERS) - start)
  return `${shown}\n${' '.repeat(start - from)}${'^'.repeat(carets)}`
}
