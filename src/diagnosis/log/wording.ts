import { AFTERMATHS } from './data/aftermaths.js'
import { FAILS, HEADS, HEALED, NAMES } from './data/failure-words.js'
import { anyForm } from './data/line-form.js'
import { isAdvice, isPointer } from './line-kind.js'

const hasAftermath = anyForm(AFTERMATHS)

/** Of a long text only so much is asked, from both ends: a line can be a whole document. */
const FROM_THE_BEGINNING = 500
const FROM_THE_END = 300

function gist(text: string): string {
  return text.length > FROM_THE_BEGINNING + FROM_THE_END
    ? `${text.slice(0, FROM_THE_BEGINNING)} ${text.slice(-FROM_THE_END)}`
    : text
}

/** What precedes the message: a logger's level, the names of the types that were thrown. */
const BEFORE_THE_MESSAGE =
  /^(?:\W{0,6}(?:(?:[Cc]aused by|Uncaught|Unhandled|in promise|exception|Exception in thread|panic|PHP|Fatal error|fatal|error|ERROR|FATAL|Error|cause|errors|Suppressed|Next|main|WARN|WARNING|INFO|CRITICAL|LOG)\b|(?:\w+(?:\.|::|\\|\/|\$)){0,12}\w*(?:Error|Exception|Errno|Failure|Fault|Throwable|Warning|Invalid|Group)\w*(?=[:\s([]|$)(?: ?\[\w+\]| \(\w+\))?)[\])"}.:\s]*){1,6}/

/** Where it was raised, which R and Ruby write before the message, and its type, which Ruby writes behind. */
const PLACE = /^Error in .{1,80}? : |^\S.{0,200}?:\d+:in [`'][^`']{0,200}': /
const TYPE_BEHIND = / \([A-Z]\w*(?:::\w+)*\)$/

/** `sha256sum: WARNING: ` */
const PROGRAM = /^[\w./-]+: (?=(?:fatal|error|warning): )/i

/** A message without the type of its exception, its level and such. */
export function messageOf(text: string): string {
  const told = PLACE.test(text) ? text.replace(PLACE, '').replace(TYPE_BEHIND, '') : text.replace(PROGRAM, '')
  return told.replace(BEFORE_THE_MESSAGE, '').replace(/^-?\d+\] /, '')
}

/** Whether it names the thing that is wrong: the file, table, variable, address… */
export function names(text: string): boolean {
  return NAMES.test(messageOf(gist(withoutPointer(text))).replace(/\[Errno -?\d+\]/, ''))
}

export function saysFailure(text: string): boolean {
  return FAILS.test(gist(text))
}

export function isError(text: string): boolean {
  return HEADS.test(gist(text))
}

export function isHealed(text: string): boolean {
  return HEALED.test(gist(text)) && !LAST_ATTEMPT.test(text)
}

/** `attempt 3/3 failed`, `try 3 of 3` */
const LAST_ATTEMPT = /\b(?:attempt|try) #?(\d+) ?(?:\/|of) ?\1\b/i

/** `/etc/rc.init: fatal: `, `ERROR! `, `/etc/sshd.conf: ` */
const SPEAKER = /^\W*(?:(?:\S+: )?(?:error|fatal)[!:] +|\S*\/\S*: +)/i

/** Says that it failed, or what happens now, and nothing of why. */
export function isAftermath(text: string): boolean {
  const [first, ...others] = sentencesIn(withoutAdvice(gist(text)).replace(SPEAKER, ''))
  if (first === undefined || !hasAftermath(first) || tellsWhy(first)) return false
  // `Web server failed to start. Port 8080 was already in use.`
  return !others.some((other) => saysFailure(other) && NAMES.test(other) && !hasAftermath(other))
}

/** `giving up on the database: connect ECONNREFUSED 10.0.0.1:5432` */
function tellsWhy(sentence: string): boolean {
  const reason = /^\w[\w ]+: (.+)$/.exec(sentence)?.[1]
  if (reason === undefined || hasAftermath(reason)) return false
  // `entered FATAL state` names nothing.
  return saysFailure(reason) && NAMES.test(reason.replace(/\b(?:FATAL|ERROR)\b/g, ''))
}

function sentencesIn(text: string): readonly string[] {
  return gist(text).split(/(?<=(?:\w{3}|')[)\]'"]?[.!]) +(?=[A-Z])/)
}

/** `Uncaught RouteExists` */
const TYPE_ALONE = /^\W*(?:Uncaught|Unhandled)\b/

/** `module 'cjson' not found:` */
const SEARCHED = /(['"`])[^\s'"`]{1,100}\1 (?:(?:is|was) )?not found:$/

/** A headline whose text below it says what it is about. */
export function isBare(text: string): boolean {
  const message = messageOf(text).replace(TYPE_BEHIND, '').trim()
  const [first, next] = sentencesIn(message)
  // It was told before it announces more, or where it has looked.
  if (SEARCHED.test(message)) return false
  if (
    first !== undefined &&
    next !== undefined &&
    names(first) &&
    saysFailure(first) &&
    !/failed[.!]$/.test(first)
  )
    return false
  return (
    message.length < 3 ||
    /^(?:report|summary|details?|list|log)s?$/.test(message) ||
    (TYPE_ALONE.test(text) && /^[A-Z]\w+$/.test(message)) ||
    /^terminate called after|^while (?:scanning|parsing|constructing) [^:]+$|^[\w./-]+:\d+(?::\d+)?$|^\w+: [\w.]+\[\d+\]$|^(?:in|at) \S+[./]\S+(?: [\d:-]+)?$|^[\w ]{3,40} at \(\S+\)\.?$|^\w[\w ()]{3,60} at \S+ \(\S+:\d+\)\.$|\bparse error at line \d+, column \d+$|:$|(?<!:)[[{(]$|\bfailed[.!]*$|\bfailed! /.test(
      message,
    ) ||
    /^\W*\d+ [\w ]*\b(?:errors?|problems?|issues?|failures?|exceptions?)\b/i.test(message) ||
    /^(?:\w+ ){0,4}\(\d+ sub-exceptions?\)$/.test(message) ||
    (!NAMES.test(message) &&
      message.split(/\s+/).length < 8 &&
      !/\b(?:refused|denied|not|no|timed out)\b/i.test(message) &&
      (isAftermath(message) || isAftermath(text)))
  )
}

const STOP = /[.!?)] +(?=[A-Z])/g
/** A first sentence that is shorter is none: `e.g. `, `No. `. */
const SENTENCE = 12

/** It says what a message that names nothing is about. */
const HINT = /^Hint: /i

/** What a driver adds behind its advice. */
const CAUSED_BY = / Caused by: .*$/i

/** Without what it says at its end of what to do or to read. */
export function withoutAdvice(text: string): string {
  for (const { index, 0: stop } of text.matchAll(STOP)) {
    const rest = text.slice(index + stop.length)
    const isAbout = HINT.test(rest) && !NAMES.test(text.slice(0, index))
    if (index >= SENTENCE && !isAbout && (isPointer(rest) || isAdvice(rest)))
      return `${text.slice(0, index + 1)}${CAUSED_BY.exec(rest)?.[0] ?? ''}`
  }
  return text
}

/** Without an address to read more at. */
export function withoutPointer(text: string): string {
  const shorter = withoutAdvice(text)
  return text.includes('://') && !shorter.includes('://') ? shorter : text
}

/** Whether one text has all the words of another. */
export function saysAll(text: string, other: string): boolean {
  const said = new Set(wordsIn(text))
  return wordsIn(other).every((word) => said.has(word))
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\d_]+/gu) ?? []
}
