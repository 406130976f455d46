import { HIDDEN } from '../common/plain-text.js'
import type { TextSpan } from './text-span.js'

/** Where a reading differs from what it was made from. */
interface Edit {
  /** Where the new text begins in the reading, and how long it is. */
  readonly at: number
  readonly size: number
  /** What it stands for in the text before. */
  readonly from: number
  readonly to: number
}

/** A part of a match with what it reads as. The parts of a match follow each other. */
interface ReadPart {
  /** Characters in the text before. */
  readonly width: number
  readonly text: string
}

/** A text as somebody reads it, for instance without escapes, that knows where everything stood before. */
export class Reading {
  private constructor(
    readonly text: string,
    private readonly edits: readonly Edit[],
    private readonly before: Reading | undefined,
  ) {}

  static of(text: string): Reading {
    return new Reading(text, [], undefined)
  }

  /** The reading in which every match is replaced by its parts; itself where there is no match. */
  replaced(pattern: RegExp, partsOf: (match: string) => readonly ReadPart[]): Reading {
    const [edits, pieces]: [Edit[], string[]] = [[], []]
    let [done, length] = [0, 0]
    for (const { index, 0: match } of this.text.matchAll(pattern)) {
      pieces.push(this.text.slice(done, index))
      length += index - done
      let from = index
      for (const { width, text } of partsOf(match)) {
        edits.push({ at: length, size: text.length, from, to: from + width })
        pieces.push(text)
        length += text.length
        from += width
      }
      done = index + match.length
    }
    if (edits.length === 0) return this
    return new Reading([...pieces, this.text.slice(done)].join(''), edits, this)
  }

  /** Where a span of this reading stands in the first text. */
  origin({ start, end }: TextSpan): TextSpan {
    if (this.before === undefined) return { start, end }
    const span = { start: this.beforeOf(start, 'start'), end: this.beforeOf(end - 1, 'end') }
    return this.before.origin(span)
  }

  /** Where the character at an index begins, or ends, in the text before. */
  private beforeOf(index: number, side: 'start' | 'end'): number {
    const edit = this.edits[this.lastEditAt(index)]
    const past = side === 'start' ? 0 : 1
    if (edit === undefined) return index + past
    if (index < edit.at + edit.size) return side === 'start' ? edit.from : edit.to
    return edit.to + (index - edit.at - edit.size) + past
  }

  /** The last edit that begins at an index or before; -1: none. */
  private lastEditAt(index: number): number {
    let [low, high] = [0, this.edits.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.edits[middle]?.at ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

/**
 * The ways in which a text may be read.
 * @param isEscaped whether a text, read without hidden characters, may hold a secret that is escaped: then it is read
 *  also as JSON, URLs and HTML mean it
 */
export function readingsOf(text: string, isEscaped: (visible: string) => boolean): readonly Reading[] {
  const raw = Reading.of(text)
  const visible = withoutHidden(raw)
  const plain = withoutMarks(visible)
  const isUnescaped = (): boolean => isEscaped(plain.text) || ESCAPED_ESCAPE.test(text)
  const meant =
    MAY_BE_ESCAPED.test(text) && isUnescaped()
      ? [fromJson, fromUrl, fromHtml].flatMap((decode) => decoded(visible, decode))
      : []
  return [...new Set([raw, visible, plain, unwrapped(visible), ...meant])]
}

/** Columns from which on a line of Base64 may be one of several: tools wrap it at 76, 72 or 64. */
const MIN_WRAPPED_COLUMNS = 60

/** The end of a line of Base64 that is as long as tools make them, as it is or as JSON has it. */
const FULL_LINE = String.raw`(?:\r?\n|\\r\\n|\\n)(?<=[\w+/-]{${MIN_WRAPPED_COLUMNS}}(?:\r?\n|\\r\\n|\\n))`

/** With what Compose or BuildKit print before the next line, and its indentation. */
const WRAP = new RegExp(
  String.raw`${FULL_LINE}(?:[\w.-][\w. -]{0,50}\| |#\d{1,5} \d{1,6}\.\d{1,3} )?[ \t]{0,16}(?=[\w+/=-]|$)`,
  'g',
)

const ENDS_FULL = new RegExp(`${FULL_LINE}$`)

/** Base64 as one line, where a tool has wrapped it. */
export function unwrapped(reading: Reading): Reading {
  return reading.replaced(WRAP, nothing)
}

/** What `unwrapped` needs to see before a place to know whether a line ends there that goes on. */
export const WRAP_CONTEXT_CHARACTERS = MIN_WRAPPED_COLUMNS + 4

/** Characters that `unwrapped` leaves out between two lines at most, as far as anybody can tell before they are all there. */
export const MAX_WRAP_CHARACTERS = 80

/** Whether what comes next may be the next line of a Base64 text. @param text up to the beginning of a line */
export function goesOnWrapped(text: string): boolean {
  return ENDS_FULL.test(text.slice(-WRAP_CONTEXT_CHARACTERS))
}

/** What every escape of JSON, a URL or HTML begins with. */
const MAY_BE_ESCAPED = /[\\%&]/

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

/** A text may be escaped twice: JSON in JSON, a URL in the query of another. */
function decoded(reading: Reading, decode: (reading: Reading) => Reading): readonly Reading[] {
  const once = decode(reading)
  if (once === reading) return []
  return [once, decode(once)].map(withoutHidden)
}

const JSON_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Also as languages write text and bytes: `\\xc3\\xb6` is one letter. */
function fromJson(reading: Reading): Reading {
  return reading.replaced(/(?:\\x[\da-f]{2})+|\\(?:u[\da-f]{4}|033|[^u\n])/gi, (match) => {
    if (/^\\x[\da-f]/i.test(match)) return readBytes(match.replace(/\\x/gi, ''), 4)
    const letter = match.charAt(1)
    const isCode = match.length > 2
    const code = match === '\\033' ? 0x1b : Number.parseInt(match.slice(2), 16)
    const text = isCode ? String.fromCharCode(code) : letter
    return [{ width: match.length, text: isCode ? text : (JSON_ESCAPES[letter] ?? text) }]
  })
}

function fromUrl(reading: Reading): Reading {
  return reading.replaced(/(?:%[\da-f]{2})+/gi, (match) => readBytes(match.replaceAll('%', ''), 3))
}

/**
 * Letters in UTF-8; where the bytes are none, each byte as a letter.
 * @param width characters that each byte took
 */
function readBytes(hex: string, width: number): readonly ReadPart[] {
  const bytes = Buffer.from(hex, 'hex')
  const text = bytes.toString('utf8')
  const letters = text.includes('\ufffd') ? bytes.toString('latin1') : text
  const bytesOf = (letter: string) => (letters === text ? Buffer.byteLength(letter) : 1)
  return Array.from(letters, (letter) => ({ width: width * bytesOf(letter), text: letter }))
}

const HTML_NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function fromHtml(reading: Reading): Reading {
  return reading.replaced(/&(?:#\d{1,6}|#x[\da-f]{1,5}|amp|lt|gt|quot|apos);/gi, (match) => {
    const name = match.slice(1, -1).toLowerCase()
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return [{ width: match.length, text: HTML_NAMES[name] ?? String.fromCodePoint(code) }]
  })
}
