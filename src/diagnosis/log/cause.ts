import { isBlank, type Lines, linesIn } from './lines.js'
import { sentence } from './sentence.js'
import { type Statement, statementsIn } from './statements.js'
import { WEIGHT } from './weigh.js'

/** What a program said of why it failed. */
export interface Cause {
  /** One line that fits a sentence: no escapes, no columns of a logger, at most 200 characters. */
  readonly text: string
  /** Where the log says it: the index of the first line, and one past the last. */
  readonly from: number
  readonly to: number
}

/** Finds what a developer would point at in what a program printed before it failed. */
export function causeIn(log: string): Cause | undefined {
  return causeAt(log, 0)
}

/** A field of a structured line can hold a log of its own, and so on; this deep it is followed. */
const DEEPEST = 2

/** The cause is near the end. So many lines are looked at first, and more only if none of them says what failed. */
const WINDOWS = [600, 3000] as const

function causeAt(log: string, depth: number): Cause | undefined {
  const all = log.split('\n')
  let best: Statement | undefined
  for (const window of WINDOWS) {
    const before = Math.max(0, all.length - window)
    best = bestIn(all.slice(before), before, depth)
    if (before === 0 || (best !== undefined && best.weight >= WEIGHT.failure)) break
  }
  return best === undefined ? undefined : { text: sentence(best.text), from: best.from, to: best.to }
}

function bestIn(log: readonly string[], before: number, depth: number): Statement | undefined {
  const lines = linesIn(log)
  const told = (inner: string) => (depth < DEEPEST ? causeAt(inner, depth + 1)?.text : undefined)
  const best = chosen(statementsIn(lines, told), lines)
  return best === undefined ? undefined : { ...best, from: best.from + before, to: best.to + before }
}

/** Of the heaviest the last group, and in it the first: what follows it directly is mostly its consequence. */
function chosen(statements: readonly Statement[], lines: Lines): Statement | undefined {
  const filled = statements.filter(({ text }) => text !== '')
  const heaviest = filled.reduce((most, { weight }) => Math.max(most, weight), 0)
  const last = filled.findLastIndex(({ weight }) => weight === heaviest)
  let best = filled[last]
  if (best === undefined || heaviest <= WEIGHT.ordinary) return best
  for (let at = last - 1; at >= 0; at -= 1) {
    const statement = filled[at]
    if (statement === undefined) break
    if (statement.weight === heaviest) best = statement
    else if (separates(statement, lines)) break
  }
  return best
}

/** An ordinary line, at the margin: something else began. */
function separates({ weight, from }: Statement, lines: Lines): boolean {
  return (weight === WEIGHT.ordinary || weight === WEIGHT.mild) && lines[from]?.indent === 0 && !isBlank(lines[from])
}
