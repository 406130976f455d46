import { isAftermath, messageOf, names, saysFailure, withoutAdvice, withoutPointer } from './wording.js'

/** The longest text that goes into a one-sentence reason, in characters. */
const MAX_TOLD_CHARACTERS = 200

/** Of a document in one line no more is read for what tells best. */
const READABLE = 2000

/** Of a longer text so many characters are its end: a chain of causes (`failed to …: dial tcp …: refused`) ends in the
 *  first of them. */
const END = 60

/** A first sentence with fewer characters tells too little. */
const MIN_SENTENCE_CHARACTERS = 20

/** `(are you missing a using directive?)`, and at the end `(from versions: 1.1.3, 1.1.4, …)` */
const BRACKETS = / \((?:(?:are|did|do|is|have) [^()]{0,120}\?\)|[^()]{60,}\)$)/

/** Without what a long line adds in brackets, unless that says what failed. */
function withoutBrackets(line: string): string {
  return line.replace(BRACKETS, (added) => (/\?\)$/.test(added) || !saysFailure(added) ? '' : added))
}

/** `PHP Fatal error:  Uncaught `, and `Acme\Store\` before the name of an exception. */
const BEFORE_THE_TYPE =
  /^(?:PHP \w+ error: +Uncaught )?(?:(Exception in thread "[^"]*" )?(?:[\w$]+[.\\]){2,}(?=[A-Z]\w*(?:Exception|Error)\b))?/

/** The place in a library, at the end. */
const LIBRARY_PLACE = / in \S*\/(?:vendor|share\/php)\/\S+:\d+$/

function withoutLibrary(line: string): string {
  return line.replace(LIBRARY_PLACE, '').replace(BEFORE_THE_TYPE, '$1')
}

/** Of the beginning at least so much stays, to say what it is about. */
const BEGINNING = 40

/** One line that fits a sentence. What is too long loses its middle, or what is not the cause in it. */
export function sentence(text: string): string {
  // Quotes in a text that was quoted itself.
  return fitted(text).replace(/\\"/g, '"')
}

/** What a tree of causes is drawn with: `╰─▶ × `, `x ` */
const TREE = /^(?:[└╰`][─-]+[▶>]?\s+)?(?:[×✗✘✖]|x(?= +[A-Z]))?\s+/

function fitted(text: string): string {
  const line = withoutPointer(text)
    .replace(/[\t\n\r]/g, ' ')
    .replace(TREE, '')
    .replace(/ -> \[Help \d+\]$/, '')
    // What it announces stands below.
    .replace(/(?<=[.!?)]) +[A-Z][^.:]{0,60}:$|(?<=[\w'"]):$/, '')
    .replace(
      /^(?:Caused by: |---> |= note: +|(?:\[[\w()]+\]|Reason|(?:#+ )?Cause): (?=[\w.]*(?:Error|Exception)\b))/,
      '',
    )
    // A place in a library is none of the reader's.
    .replace(/^\S*\/(?:gems|lib\/ruby)\/\S*:\d+:in [`'][^`']*': /, '')
    .trim()
  if (line.length <= MAX_TOLD_CHARACTERS) return line
  if (line.length > READABLE) return fitted(`${cut(line, 0, READABLE / 2)}…${line.slice(1 - READABLE / 2)}`)
  const short = told(withoutAdvice(withoutBrackets(line)))
  const shorter = short.length <= MAX_TOLD_CHARACTERS ? short : withoutLibrary(short)
  return shorter.length <= MAX_TOLD_CHARACTERS ? shorter : around(shorter, mainClause(shorter))
}

/** The first sentences, where they say what failed: what follows them explains, unless the causes stand in it. */
function told(line: string): string {
  if (/\bcaused by\b/i.test(line)) return line
  const [stop] = [...line.slice(0, MAX_TOLD_CHARACTERS).matchAll(/\. (?=[A-Z])/g)].slice(-1)
  const first = stop === undefined ? '' : line.slice(0, stop.index + 1)
  return saysFailure(first) && !isAftermath(first) && messageOf(first).length > MIN_SENTENCE_CHARACTERS
    ? first
    : line
}

interface Clause {
  readonly from: number
  readonly to: number
}

/** The clause that tells best, the last of them: behind a colon, a bracket, a stop. */
function mainClause(line: string): Clause | undefined {
  let best: (Clause & { readonly score: number }) | undefined
  for (const { index, 0: mark } of line.matchAll(/(?:: |\. | \(| - |; |, |\{ )(?=\S)/g)) {
    const from = index + mark.length
    const clause =
      /^.*?(?=: |\. |; |, (?=\w+: )|$)/.exec(line.slice(from, from + MAX_TOLD_CHARACTERS))?.[0] ?? ''
    const score = scoreOf(clause, line.slice(Math.max(0, index - 12), from))
    if (score >= 2 && (best === undefined || score >= best.score))
      best = { from, to: from + clause.length, score }
  }
  return best
}

function scoreOf(clause: string, before: string): number {
  const isMessage = /\b(?:message|msg|detail): $/i.test(before) && /^["']/.test(clause)
  return (
    (saysFailure(clause) ? 2 : 0) +
    (names(clause) ? 2 : 0) +
    (isMessage ? 3 : 0) -
    (messageOf(clause).length < 8 ? 1 : 0)
  )
}

/** The beginning, and what is told at a place behind it. */
function around(line: string, clause: Clause | undefined): string {
  const from = clause?.from ?? line.length
  const rest = line.length - from
  if (clause === undefined || rest <= END || from <= BEGINNING) {
    const end = beginOfPart(line, line.length - END)
    return joined(line, MAX_TOLD_CHARACTERS - (line.length - end) - 1, end)
  }
  if (rest < MAX_TOLD_CHARACTERS - BEGINNING) return joined(line, MAX_TOLD_CHARACTERS - rest - 1, from)
  const told = cut(line, from, Math.min(clause.to, from + MAX_TOLD_CHARACTERS - BEGINNING))
  return `${cut(line, 0, BEGINNING - 2).trimEnd()}…${told}…`
}

/** To begin at a comma, the end can be so many characters longer. */
const PART = 24

/** Where the part of a list begins that this place is in, if that is near: it would lose its name. */
function beginOfPart(line: string, at: number): number {
  const comma = line.slice(at - PART, at).lastIndexOf(', ')
  return comma < 0 ? at : at - PART + comma + 2
}

/** The first address of another machine. */
export const ADDRESS =
  /(?<=^|[\s=/@'"([{])(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z][\w-]*(?:\.[\w-]+)*):\d{4,5}(?!:?\w)/

/** Without what stands between two places, but for an address there that no other part tells. */
function joined(line: string, end: number, from: number): string {
  const rest = line.slice(from).replace(/^[\udc00-\udfff]/, '')
  const lost = ADDRESS.exec(line.slice(0, from))
  if (lost === null || lost.index + lost[0].length <= end || ADDRESS.test(rest))
    return `${cut(line, 0, end).trimEnd()}…${rest}`
  return `${cut(line, 0, end - lost[0].length - 1).trimEnd()}…${lost[0]}…${rest}`
}

/** Cuts, but not through a character. */
function cut(line: string, from: number, to: number): string {
  return line.slice(from, to).replace(/[\ud800-\udbff]$/, '')
}
