import { withAddedBelow } from './added-below.js'
import { sentence } from './cause-text.js'
import { isBad } from './level.js'
import { type Line, type Lines, linesIn } from './lines.js'
import { MAX_JOINED_CHARACTERS, withOtherErrors } from './several-errors.js'
import { type Statement, statementsIn } from './statements.js'
import { groupAround, withoutPassed } from './surroundings.js'
import { toldElsewhere } from './told-elsewhere.js'
import { WEIGHT } from './weight.js'
import { isHealed, messageOf, names, saysAll } from './wording.js'

/*
 * From the outside in: `lines` shows a log as a terminal would and takes away what loggers and process managers put
 * before a message; `statements` groups the lines of an exception, its chain and its stack (`chains/`), of a failed
 * test, of a structured record, and weighs what each says (`weight`, by the forms and words in `data/`); here one of
 * them is chosen, and `sentence` makes it fit.
 */

/** What a program said of why it failed. */
export interface Cause {
  /** One line that fits a sentence: no escapes, no columns of a logger, at most 200 characters. */
  readonly text: string
  /** Where the log says it: the index of the first line, and one past the last. */
  readonly from: number
  readonly to: number
  /** It says that something failed. Otherwise it is only the last that was said. */
  readonly isFailure: boolean
  /** Nothing in the log says that anything is wrong. */
  readonly isHarmless: boolean
}

/** Finds what a developer would point at in what a program printed before it failed. */
export function causeIn(log: string): Cause | undefined {
  return causeAt(log, 0)
}

/** A field of a structured line can hold a log of its own, and so on; this deep it is followed. */
const MAX_NESTED_LOGS = 2

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
  if (best === undefined) return undefined
  const isFailure = best.weight >= WEIGHT.failure
  const isHarmless = best.weight <= WEIGHT.ordinary
  return { text: sentence(best.text), from: best.from, to: best.to, isFailure, isHarmless }
}

function bestIn(log: readonly string[], before: number, depth: number): Statement | undefined {
  const lines = linesIn(log)
  const told = (inner: string) => (depth < MAX_NESTED_LOGS ? causeAt(inner, depth + 1)?.text : undefined)
  const statements = statementsIn(lines, told)
  const first = chosen(statements, lines)
  if (first === undefined) return undefined
  const best = withOtherErrors(toldElsewhere(first, statements, lines), statements, lines)
  return {
    ...best,
    text: withAddedBelow(unwrapped(best, lines), lines),
    from: best.from + before,
    to: best.to + before,
  }
}

/** The same trouble with something else: one of them suffices. */
function beginsAlike(one: string, other: string): boolean {
  const [begin, rest] = [one, other].map((text) => text.split(/\s+/, 3).slice(0, 2).join(' '))
  return begin === rest
}

/** An indented line that was filled up and goes on in small letters is continued by the next. */
function unwrapped(best: Statement, lines: Lines): Statement {
  let { text, to } = best
  while (text.length < MAX_JOINED_CHARACTERS && goesOn(lines[to - 1], lines[to])) {
    text = `${text} ${lines[to]?.said}`
    to += 1
  }
  return { ...best, text, to }
}

/** Tools wrap their text at 72 to 80 characters: there is no room for the first word of the next line. */
const WRAPPED_CHARACTERS = 72

function goesOn(line: Line | undefined, next: Line | undefined): boolean {
  if (
    line === undefined ||
    next === undefined ||
    line.indent === 0 ||
    line.indent !== next.indent ||
    next.logged
  )
    return false
  const length = line.text.trim().length
  return (
    length + 1 + next.said.indexOf(' ') > WRAPPED_CHARACTERS &&
    length <= 82 &&
    /[\w,`'"]$/.test(line.text) &&
    /^[a-z]+ \w/.test(next.said)
  )
}

/** Of the heaviest the last group, and in it the first: what follows it directly is mostly its consequence. */
function chosen(statements: readonly Statement[], lines: Lines): Statement | undefined {
  const filled = withoutPassed(
    statements.filter(({ text }) => text.trim() !== ''),
    lines,
  )
  const heaviest = filled.reduce((most, { weight }) => Math.max(most, weight), 0)
  const last = filled.findLastIndex(({ weight }) => weight === heaviest)
  if (heaviest <= WEIGHT.ordinary) return filled[last]
  if (heaviest < WEIGHT.vagueFailure) {
    const lastWords = pastTheLogger(filled, lines)
    if (lastWords !== undefined) return lastWords
  }
  const group = groupAround(filled, last, lines)
  const first = group.find(({ weight }) => weight === heaviest)
  if (first === undefined || heaviest > WEIGHT.error || names(first.text)) return first
  const below = group.find(({ from }) => from === first.to)
  if (below !== undefined && isUnder(below, first, lines) && isTelling(below)) return below
  // The poorer for what names something beside it.
  const said = first.text.replace(/ at character \d+$/, '')
  const telling = group.find((one) => isTelling(one) && (!isLong(first.text) || saysAll(one.text, said)))
  return telling ?? withNeighbour(first, group)
}

/** Right above an error that says no more than that the program ends: what it prints past its own logger says why. */
function pastTheLogger(statements: readonly Statement[], lines: Lines): Statement | undefined {
  const end = statements.findLastIndex(({ weight }) => weight === WEIGHT.aftermath)
  const [above, ending] = [statements[end - 1], statements[end]]
  if (above === undefined || ending === undefined || above.to !== ending.from) return undefined
  const [line, next] = [lines[above.from], lines[ending.from]]
  return next?.logged && isBad(next.level) && line?.logged === false && WORDS.test(above.text)
    ? above
    : undefined
}

/** A program that speaks under its name, in words. */
const WORDS = /^[\w./-]+: (?:\S+ ){3}/

/** Where a line names nothing, two tell more than one. */
function withNeighbour(one: Statement, group: readonly Statement[]): Statement {
  const other = group.find(
    ({ from, to, text, weight }) =>
      (to === one.from || from === one.to) &&
      !saysAll(one.text, text) &&
      !beginsAlike(one.text, text) &&
      (weight >= WEIGHT.vagueFailure || (weight === WEIGHT.aftermath && names(text))),
  )
  if (other === undefined || one.text.length + other.text.length > MAX_JOINED_CHARACTERS) return one
  const [above, below] = other.from < one.from ? [other, one] : [one, other]
  return {
    ...one,
    text: `${above.text.replace(/[.:;\s]+$/, '')}; ${below.text}`,
    from: above.from,
    to: below.to,
  }
}

function isTelling({ weight, text }: Statement): boolean {
  return weight >= WEIGHT.failure && names(text) && !isHealed(text)
}

function isUnder(one: Statement, other: Statement, lines: Lines): boolean {
  return (lines[one.from]?.indent ?? 0) > (lines[other.from]?.indent ?? 0)
}

function isLong(text: string): boolean {
  return messageOf(text).split(' ').length > 6
}
