import type { Lines } from './lines.js'
import type { Statement } from './statements.js'
import { WEIGHT } from './weight.js'
import { isHealed } from './wording.js'

/** A warning, or a trouble that the program got over, is no cause where the program went on. */
export function withoutPassed(statements: readonly Statement[], lines: Lines): readonly Statement[] {
  const progress = statements.flatMap((statement, at) => (isProgress(statement) ? [at] : []))
  return statements.filter((one, at) => {
    // What it failed at may be what it ends for, and some words are said on the way out.
    const enough = one.weight >= WEIGHT.warning ? PROGRESS_STATEMENTS : 1
    return at > (progress.at(-enough) ?? -1) || !isMild(one, lines)
  })
}

/** So many ordinary lines, however far in, tell that something went on. */
const PROGRESS_STATEMENTS = 3

function isMild({ from, text, weight }: Statement, lines: Lines): boolean {
  if (weight <= WEIGHT.ordinary || weight >= WEIGHT.vagueFailure) return false
  return lines[from]?.level === 'warn' || isHealed(text)
}

/** What stands together: an ordinary line at the margin says that something else began. */
export function groupAround(
  statements: readonly Statement[],
  at: number,
  lines: Lines,
): readonly Statement[] {
  const isApart = (one: number, step: 1 | -1) =>
    separates(statements[one], lines) ||
    steps(PROGRESS_STATEMENTS, one, step).every((each) => isProgress(statements[each]))
  let from = at
  while (from > 0 && !isApart(from - 1, -1)) from -= 1
  let to = at + 1
  while (to < statements.length && !isApart(to, 1)) to += 1
  return statements.slice(from, to)
}

function steps(count: number, from: number, step: 1 | -1): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index * step)
}

function isProgress(statement: Statement | undefined): boolean {
  return statement?.weight === WEIGHT.ordinary
}

function separates(statement: Statement | undefined, lines: Lines): boolean {
  if (statement === undefined) return true
  const { weight, from, text } = statement
  return (
    (weight === WEIGHT.ordinary || weight === WEIGHT.mild || weight === WEIGHT.mildFailure) &&
    lines[from]?.indent === 0 &&
    !text.endsWith(':')
  )
}
