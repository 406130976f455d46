import { messageOf, names, saysFailure, withoutAdvice } from './ask.js'

/** The longest text that goes into a one-sentence reason, in characters. */
const LONGEST = 200

/** Of a longer text so many characters are its end: a chain of causes (`failed to …: dial tcp …: refused`) ends in the
 *  first of them. */
const END = 60

/** Of the beginning at least so much stays, to say what it is about. */
const BEGINNING = 40

/** One line that fits a sentence. What is too long loses its middle, or what is not the cause in it. */
export function sentence(text: string): string {
  const line = text.replace(/[\t\n\r]/g, ' ').trim()
  if (line.length <= LONGEST) return line
  const shorter = withoutAdvice(line)
  if (shorter.length <= LONGEST) return shorter
  const clause = mainClause(shorter)
  return clause === undefined ? around(shorter, shorter.length - END) : around(shorter, clause)
}

/** Where the clause begins that tells best, the last of them: behind a colon, a bracket, a stop. */
function mainClause(line: string): number | undefined {
  let best: { readonly at: number; readonly score: number } | undefined
  for (const { index, 0: mark } of line.matchAll(/(?:: |\. | \(| - |; |, |\{ )(?=\S)/g)) {
    const at = index + mark.length
    const clause = line.slice(at, at + LONGEST - BEGINNING - 2)
    const own = clause.split(/: |\. |; |, (?=\w+: )/)[0] ?? ''
    const score =
      (saysFailure(own) ? 2 : 0) +
      (names(own) ? 2 : 0) +
      (/^\w*(?:message|msg|detail): "/i.test(clause) ? 3 : 0) -
      (messageOf(own).length < 8 ? 1 : 0)
    if (score >= 2 && (best === undefined || score >= best.score)) best = { at, score }
  }
  return best?.at
}

/** The beginning, and what is told at a place behind it. */
function around(line: string, at: number): string {
  const rest = line.length - at
  if (rest <= END) return `${cut(line, 0, LONGEST - END - 1)}…${line.slice(-END)}`
  if (rest < LONGEST - BEGINNING) return `${cut(line, 0, LONGEST - rest - 1).trimEnd()}…${line.slice(at)}`
  if (at <= BEGINNING) return `${cut(line, 0, LONGEST - END - 1)}…${line.slice(-END)}`
  return `${cut(line, 0, BEGINNING - 2).trimEnd()}…${cut(line, at, at + LONGEST - BEGINNING)}…`
}

/** Cuts, but not through a character. */
function cut(line: string, from: number, to: number): string {
  return line.slice(from, to).replace(/[\ud800-\udbff]$/, '')
}
