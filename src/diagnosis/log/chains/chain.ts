import { toldByDocument, toldByField } from '../bracketed-document.js'
import { isFrame, isIncidental } from '../line-kind.js'
import { isBlank, type Lines } from '../lines.js'
import { isAftermath, isBare, isError, messageOf, names, saysAll, saysFailure } from '../wording.js'

/** One exception of a chain: what it says, and in which lines. */
export interface Link {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** An exception with its causes and its stack, as a runtime prints them. */
export interface Block {
  readonly from: number
  readonly to: number
  /** The root first. */
  readonly links: readonly Link[]
}

/** Below a headline so many lines are looked at for what it is about. */
const DETAIL_LINES = 16
/** What is longer does not fit a sentence together with its headline. */
const MAX_DETAIL_CHARACTERS = 180

/** A headline; where it carries nothing, with the text below it. */
export function linkAt(lines: Lines, from: number, end: number): Link {
  const head = lines[from]?.said ?? ''
  const alone = { text: head, from, to: from + 1 }
  if (!isBare(head)) return labelled(lines, from, end) ?? alone
  const document = toldByDocument(lines, from)
  if (document !== undefined)
    return { text: joined([head.replace(/\W+$/, ':'), document.text]), from, to: document.to }
  const parts = [head.replace(/\s*[[{(]$/, '')]
  for (let at = from + 1; at < Math.min(end, from + DETAIL_LINES, lines.length); at += 1) {
    const line = lines[at]
    if (line === undefined || isBlank(line) || isIncidental(line)) continue
    if (line.level === 'info' || parts.length > 4) break
    const inner = toldByDocument(lines, at)
    if (inner !== undefined) return { text: joined([...parts.slice(0, 1), inner.text]), from, to: inner.to }
    parts.push(toldByField([line.text]) ?? line.said.replace(LABEL, '').replace(/^npm (?:ERR!|error) +/, ''))
    if (!tellsMore(line.said, head) && !isAnnounced(lines, at, from)) continue
    if (isOnlyWhere(lines, at) || isOnlyCount(lines, at)) continue
    const reason = reasonBelow(lines, at, end) ?? answerBelow(lines, at, end)
    if (reason !== undefined) parts.splice(reason.replaces ? -1 : parts.length, 1, reason.text)
    const deepest = reason?.at ?? innermost(lines, at, end)
    if (reason === undefined && deepest > at)
      parts.splice(-1, 1, lines[deepest]?.said.replace(CAUSE_MARK, '') ?? '')
    return { text: joined(parts), from, to: deepest + 1 }
  }
  // A message that begins with an empty line stands below its type.
  return (TYPE_ALONE.test(head) || /\([A-Z][\w:]*\)$/.test(head)) && parts.length > 1
    ? { text: joined(parts.slice(0, 2)), from, to: from + 1 }
    : alone
}

/** The type of what was thrown, without a message behind it. */
const TYPE_ALONE = /^(?:\w+(?:\.|::))*\w+(?:Error|Exception):$/

const LABEL = /^(?:(?:Message|Reason|Description|Detail)s?|[Cc]ause)\s*: /

/** A label stands so many lines below its message at most. */
const LABEL_LINES = 6

/** The message of an exception, or its cause, that is told below it under its name. */
function labelled(lines: Lines, from: number, end: number): Link | undefined {
  for (let at = from + 1; at < Math.min(end, from + LABEL_LINES, lines.length); at += 1) {
    const line = lines[at]
    if (line === undefined || isBlank(line)) continue
    const { said } = line
    if (LABEL.test(said) && (saysFailure(said) || /^cause/i.test(said)))
      return { text: joined([lines[from]?.said ?? '', said.replace(LABEL, '')]), from, to: at + 1 }
    // Whatever else says that something failed is another matter.
    if (line.logged || isError(said) || isFrame(line.text)) return undefined
  }
  return undefined
}

/** What tells more, farther below, beside the first line that does or in its place. */
interface Below {
  readonly text: string
  readonly at: number
  readonly replaces: boolean
}

/** `Property: port`, `Value: "80a"`, and in the same paragraph `Reason: it is no number`, or `details = "no host"`. */
function reasonBelow(lines: Lines, from: number, end: number): Below | undefined {
  for (let at = from + 1; at < Math.min(end, lines.length) && !isBlank(lines[at]); at += 1) {
    const { said = '' } = lines[at] ?? {}
    const text = /^Reason\s*: (\S.*)$/.exec(said)?.[1]
    if (text !== undefined) return { text, at, replaces: false }
    const field = /^details? = "(.+)"$/.exec(said)?.[1]
    if (field !== undefined) return { text: field, at, replaces: true }
  }
  return undefined
}

/** Of several attempts, one below the other, the one that a server has answered. */
function answerBelow(lines: Lines, from: number, end: number): Below | undefined {
  if (isAnswer(lines[from]?.said ?? '')) return undefined
  for (let at = from + 1; at < Math.min(end, lines.length); at += 1) {
    const { indent = 0, said = '' } = lines[at] ?? {}
    if (indent === 0 || indent !== lines[from]?.indent) return undefined
    if (isAnswer(said)) return { text: said, at, replaces: true }
  }
  return undefined
}

function isAnswer(said: string): boolean {
  return /\b(?:FATAL|ERROR): /.test(said)
}

/** What stands before each cause where a tool shows them as a tree, each further in than what it caused. */
const CAUSE_MARK = /^\s*(?:>|->|↳|[└╰`][─-]+[▶>]?)\s+/

/** `Database Error in model orders`, `- Error in the type of: port`: what is wrong there stands in the next line. */
function isOnlyWhere(lines: Lines, at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (line === undefined || next === undefined || !tellsMore(next.said, line.said)) return false
  if (next.indent > line.indent)
    return /\berror (?:in|at|on|of) [^:]+$|\b(?:error|exception)$/i.test(line.said)
  return next.indent === line.indent && /^\W*error \w+[^:]*: ?[\w./-]+$/i.test(line.said)
}

/** `1 changesets check sum`, and farther in which */
function isOnlyCount(lines: Lines, at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (line === undefined || next === undefined || isBlank(next) || isIncidental(next)) return false
  return /^\d+ \w/.test(line.said) && !names(line.said) && next.indent > line.indent && names(next.said)
}

/** The line at the end of the branch that begins here. */
function innermost(lines: Lines, from: number, end: number): number {
  let at = from
  for (let below = from + 1; below < Math.min(end, lines.length); below += 1) {
    const line = lines[below]
    if (line === undefined || line.indent <= (lines[at]?.indent ?? 0) || !CAUSE_MARK.test(line.text)) break
    at = below
  }
  return at
}

/** Clojure says where it was, and in the next line what happened there: `Execution error (X) at shop/run (run.clj:3).` */
const WHERE = / at \S+ \(\S+:\d+\)\.$/

/** Right below a colon, and further in, stands what the colon announces, in words or not. */
function isAnnounced(lines: Lines, at: number, from: number): boolean {
  const [head, line] = [lines[from], lines[at]]
  return (
    head !== undefined &&
    line !== undefined &&
    at === from + 1 &&
    (WHERE.test(head.said) || (/\w:$/.test(head.said) && line.indent > head.indent)) &&
    /\w \w/.test(line.said)
  )
}

function tellsMore(said: string, head: string): boolean {
  if (isBare(said) || /^["']?\w+["']?[,:]?$/.test(said)) return false
  // What stands below a colon is what it announces; below `it failed` it may be anything.
  return saysFailure(said) ? !isAftermath(said) : /[:[{]$|\d+ \w+/.test(head) && names(said)
}

/** As much of the headlines as there is room for. */
function joined(parts: readonly string[]): string {
  const telling = parts.filter((part, index) => index === parts.length - 1 || !saysOnlyError(part))
  const text = telling.reduce((head, below) => `${head}${/[\w)]$/.test(head) ? ':' : ''} ${below}`)
  // Of a text that is too long, the field that it is about is told all the same.
  const isField = telling.length === 2 && /^[\w.[\]-]{1,40}$/.test(telling[0] ?? '')
  return text.length <= MAX_DETAIL_CHARACTERS || telling.length < 2 || isField
    ? text
    : joined(telling.slice(1))
}

function saysOnlyError(text: string): boolean {
  // `APPLICATION FAILED TO START`, `fail: Microsoft.Hosting[6]`
  if (/^[A-Z\s*]{8,}$|^\w+: [\w.]+\[\d+\]$/.test(text)) return true
  if (/^\W*(?:what went wrong|description|reason|cause|details?|message|problem)s?:$/i.test(text)) return true
  return (
    /^\W*(?:(?:\w+[.\\:$])*\w*(?:Error|Exception|Invalid)|ERROR|error|Error:|ERROR:|error:)?\W*$/.test(
      text,
    ) && !/\w+Error:/.test(text)
  )
}

/**
 * The link that tells best: the root, unless it is poor and one around it names what it is about.
 * `Connection refused` says less than `Connection to 10.0.0.1:5432 refused` around it.
 */
export function tellingLink(links: readonly Link[]): Link {
  const best = links.reduce((inner, outer) =>
    isBetter(outer.text, inner.text) ? around(outer, inner) : inner,
  )
  const outer = links[links.indexOf(best) + 1]
  // Where none of them names anything, two tell more than one.
  const isPoor = !names(best.text) && outer !== undefined && !isAftermath(outer.text)
  return isPoor && messageOf(outer.text).length < 60 && !isOnlyAName(messageOf(outer.text))
    ? around(outer, best)
    : best
}

/** Where each says only its own part of what happened, all of them, the wrapper first, if they fit a sentence. */
export function inOneLine(links: readonly Link[]): readonly Link[] {
  if (links.some(({ text }) => text.length > MAX_DETAIL_CHARACTERS)) return links
  const own = links.filter((link, at) => {
    const message = messageOf(link.text) || link.text
    return !links.slice(at + 1).some(({ text }) => saysAll(text, message))
  })
  const telling = own.filter(({ text }) => !isAftermath(text))
  const told = telling.some(({ text }) => names(text)) ? telling : own
  const [root, outermost] = [told[0], told.at(-1)]
  if (root === undefined || outermost === undefined) return links
  const parts = told.map(({ text }) => text.replace(/[.:\s]+$/, ''))
  const text = parts.reduceRight((outer, inner) => `${outer}: ${inner}`)
  if (text.length > MAX_DETAIL_CHARACTERS) return links
  return [{ text, from: outermost.from, to: Math.max(root.to, outermost.to) }]
}

/** The message, or the type where there is none: `Caused by: java.net.ConnectException: null` */
function whatIsSaid(text: string): string {
  const message = messageOf(text).trim()
  if (message !== '' && message !== 'null') return message
  return /(\w+(?:Error|Exception))\b[^\w]*(?:null)?$/.exec(text)?.[1] ?? message
}

/** The outer one, and what the root says if that is not in it. */
function around(outer: Link, root: Link): Link {
  const message = whatIsSaid(root.text)
  const isPart = isAftermath(root.text) || saysAll(outer.text, message)
  return isPart ? outer : { ...outer, text: `${outer.text.replace(/(?:[.:\s]|: null)+$/, '')}: ${message}` }
}

/** A place in a text of which the parser does not know the name: `line 1 column 1 (char 0)`, `at position 4` */
const ANONYMOUS_PLACE = /(?:: |\bat |\bin )*(?:\bline \d+,? column \d+|\bposition \d+)(?: \(char \d+\))?/

function isBetter(outer: string, best: string): boolean {
  if (isAftermath(outer) && !isAftermath(best)) return false
  const root = messageOf(best)
  const around = messageOf(outer)
  if (isAftermath(best) && !isAftermath(outer)) return true
  if (around === '') return false
  const located = root.replace(ANONYMOUS_PLACE, '')
  if (!names(located) && !isOnlyAName(root) && located.split(' ').length < 7) return names(outer)
  // `[<class 'decimal.ConversionSyntax'>]` is nothing to read.
  if (/^\[?<.*>\]?$/.test(root)) return true
  // It says all that the root says, and more, and fits a sentence.
  if (root.length > 8 && outer.length <= MAX_DETAIL_CHARACTERS && around !== root && around.includes(root))
    return true
  // `KeyError: 'X'` names something and says nothing of it.
  return isOnlyAName(root) && around.includes(root.replace(/^\W+|\W+$/g, '')) && !isOnlyAName(around)
}

function isOnlyAName(message: string): boolean {
  return /^['"`]?[\w./-]*['"`]?$/.test(message.trim()) && !saysFailure(message)
}
