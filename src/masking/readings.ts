import { HIDDEN } from '../common/plain-text.js'
import { DUMP_CONTEXT_CHARACTERS, goesOnDumped } from './dumps.js'
import { isAllEscaped, MAY_BE_ESCAPED, meanings } from './escapes.js'
import { Reading, type ReadPart } from './reading.js'

/**
 * The ways in which a text may be read.
 * @param isEscaped whether a text, read without hidden characters, may hold a secret that is escaped: then it is read
 *  also as JSON, URLs, HTML and others mean it
 */
export function readingsOf(text: string, isEscaped: (visible: string) => boolean): readonly Reading[] {
  const raw = Reading.of(text)
  const visible = withoutHidden(raw)
  const plain = withoutMarks(visible)
  const joined = unwrapped(visible)
  const isUnescaped = (): boolean =>
    isEscaped(plain.text) ||
    ESCAPED_ESCAPE.test(text) ||
    isAllEscaped(text) ||
    (joined !== visible && (isEscaped(joined.text) || isAllEscaped(joined.text)))
  const escaped = MAY_BE_ESCAPED.test(text) && isUnescaped() ? [...new Set([visible, joined])] : []
  const meant = escaped.flatMap(meanings).map(withoutHidden)
  return [...new Set([raw, visible, plain, joined, ...meant])]
}

/** A text without what is not shown. */
export function visibleReading(text: string): Reading {
  return withoutHidden(Reading.of(text))
}

/** Columns from which on a line of Base64 may be one of several: tools wrap it at 76, 72 or 64. */
const MIN_WRAPPED_COLUMNS = 60

/** The end of a line of Base64 that is as long as tools make them, as it is or as JSON has it. */
const FULL_LINE = String.raw`(?:\r?\n|\\r\\n|\\n)(?<=[\w+/-]{${MIN_WRAPPED_COLUMNS}}(?:\r?\n|\\r\\n|\\n))`

/** The end of a line of a mail that goes on in the next. */
const SOFT_LINE_END = String.raw`=(?:\r?\n|\\r\\n|\\n)`

/** What Compose or BuildKit print before a line. */
const LINE_PREFIX = String.raw`(?:[\w.-][\w. -]{0,50}\| |#\d{1,5} \d{1,6}\.\d{1,3} )?`

/** With what is printed before the next line, and its indentation. */
const WRAP = new RegExp(
  String.raw`${FULL_LINE}${LINE_PREFIX}[ \t]{0,16}(?=[\w+/=-]|$)|${SOFT_LINE_END}${LINE_PREFIX}`,
  'g',
)

const ENDS_FULL = new RegExp(`(?:${FULL_LINE}|${SOFT_LINE_END})$`)

/** Base64 as one line, where a tool has wrapped it, and mails. */
export function unwrapped(reading: Reading): Reading {
  return reading.replaced(WRAP, nothing)
}

/** What `unwrapped` needs to see before a place to know whether a line ends there that goes on. */
export const WRAP_CONTEXT_CHARACTERS = Math.max(MIN_WRAPPED_COLUMNS + 4, DUMP_CONTEXT_CHARACTERS)

/** Characters that `unwrapped` leaves out between two lines at most, as far as anybody can tell before they are all there. */
export const MAX_WRAP_CHARACTERS = 80

/** Whether what comes next may be the next line of a Base64 text, of a mail or of a dump. @param text up to the beginning of a line */
export function goesOnWrapped(text: string): boolean {
  return ENDS_FULL.test(text.slice(-WRAP_CONTEXT_CHARACTERS)) || goesOnDumped(text)
}

/** A control character as JSON or a shell writes it. It may stand inside any secret. */
const ESCAPED_ESCAPE = /\\(?:u00|x[01\d]|e|033)|%[01]/i

/** Without what is shown for control characters (a mark, and the rest of an escape sequence), and what has no width. */
function withoutMarks(reading: Reading): Reading {
  return reading.replaced(
    /\ufffd(?:\[[0-?]*[ -/]*[@-~]|\][^\ufffd\n]*\ufffd\\?)?|[\u00ad\u200b-\u200d\u2060]/g,
    nothing,
  )
}

/** Without escape sequences and control characters, which may stand inside a secret. */
export function withoutHidden(reading: Reading): Reading {
  return reading.replaced(HIDDEN, nothing)
}

function nothing(match: string): readonly ReadPart[] {
  return [{ width: match.length, text: '' }]
}
