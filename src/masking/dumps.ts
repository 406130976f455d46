import type { Reading, ReadPart } from './reading.js'
import type { TextSpan } from './text-span.js'

/** Of fewer bytes, the digits may be part of an id. */
export const MIN_DUMP_BYTES = 6

/** A line end, with what Compose or BuildKit print before the next line. */
const LINE_END = String.raw`(?:\r?\n|\\r\\n|\\n)(?:[\w.-][\w. -]{0,50}\| |#\d{1,5} \d{1,6}\.\d{1,3} )?[ \t]{0,16}`

/** What a line of a dump begins with: how many bytes came before. */
const OFFSET = String.raw`(?:[\da-fA-F]{4,8}:[ \t]*|[\da-fA-F]{6,8}[ \t]+)`

/** What a line of a dump may end with: the same bytes as letters. */
const LETTERS = String.raw`[ \t]{2,}(?:[|>][^\n]{1,16}[|<]|[^\n]{1,16})`

const BREAK = String.raw`[,:]?[ \t]*${LINE_END}${OFFSET}?`

/** A way in which programs write bytes one after another. */
interface Dump {
  /** One byte, with its digits in a group. */
  readonly byte: string
  readonly between: string
  readonly radix: number
}

const DUMPS: readonly Dump[] = [
  {
    byte: String.raw`(?:0[xX])?([\da-fA-F]{2})`,
    between: `[:, -]{0,2}|${BREAK}|${LETTERS}${BREAK}`,
    radix: 16,
  },
  { byte: String.raw`(\d{1,3})(?!\d)`, between: `,[ ]{0,3}|[ ]{1,3}|${BREAK}`, radix: 10 },
  { byte: String.raw`([0-3][0-7]{2})(?!\d)`, between: `[ ]{1,3}|${BREAK}`, radix: 8 },
]

const RUNS = DUMPS.map(({ byte, between, radix }) => ({
  radix,
  run: new RegExp(`${byte}(?:(?:${between})${byte}){${MIN_DUMP_BYTES - 1},}`, 'g'),
  item: new RegExp(`(${between}|^)(${byte})`, 'gy'),
}))

/** A line of a dump with its bytes as letters at the end. */
const LETTERED = new RegExp(
  String.raw`(?:^|${LINE_END})${OFFSET}(?:[\da-fA-F]{2,4}[ \t]{1,40}){2,16}[|>]?[^\n]{1,16}(?=\r?\n|\\r\\n|\\n|$)`,
  'g',
)

/** Nothing but digits: an id, mostly. In these a secret is found as one of its forms. */
const PLAIN_DIGITS = /^[\da-fA-F]+$/

/** Characters behind a dump that say that somebody has cut it. */
const CUT_CHARACTERS = 8

/** A way of writing bytes: where it stands in a text, and what it means. */
interface Meaning {
  readonly pattern: RegExp
  /** What all of `partsOf` says, sooner known. */
  said(dump: string): string
  partsOf(match: string): readonly ReadPart[]
}

const MEANINGS: readonly Meaning[] = [
  ...RUNS.map(({ run, item, radix }) => ({
    pattern: run,
    said: (dump: string) => saidInDigits(dump, item, radix),
    partsOf: (match: string) => bytesOf(match, item, radix),
  })),
  {
    pattern: LETTERED,
    said: (dump) => dump.replace(LETTERED, (line) => lettersAt(line).text),
    partsOf: lettersOf,
  },
]

/**
 * What each dump in a text says: bytes in digits, each as the letter of its number, and the letters beside them as one
 * text. Each reading is of one dump alone: a log has many ids, and is long.
 * @param mayHold whether bytes, as letters, are worth a reading
 */
export function dumpsIn(reading: Reading, mayHold: (bytes: string) => boolean): readonly Reading[] {
  return MEANINGS.flatMap(({ pattern, said, partsOf }) => {
    const matches = [...reading.text.matchAll(pattern)].filter(([match]) => !PLAIN_DIGITS.test(match))
    const dumps = joined(matches, pattern === LETTERED).map((span) => ({
      ...span,
      text: said(reading.text.slice(span.start, span.end)),
    }))
    // A log is full of ids, dates and figures, which mostly hold nothing: asked for all at once, that costs little.
    if (!mayHold(dumps.map(({ text }) => text).join('\0'))) return []
    return dumps
      .filter(({ text }) => mayHold(text))
      .map(({ start, end }) => reading.part(start, end + CUT_CHARACTERS).replaced(pattern, partsOf))
  })
}

/** Where matches stand. @param areLines those that follow each other are one */
function joined(matches: readonly RegExpMatchArray[], areLines: boolean): readonly TextSpan[] {
  const spans: TextSpan[] = []
  for (const { index: start = 0, 0: match } of matches) {
    const before = spans.at(-1)
    const end = start + match.length
    if (areLines && before?.end === start) spans[spans.length - 1] = { start: before.start, end }
    else spans.push({ start, end })
  }
  return spans
}

function saidInDigits(run: string, item: RegExp, radix: number): string {
  if (radix === 16 && !/[\n\\]/.test(run)) return saidInPairs(run.replace(/0[xX]|[:, -]/g, ''))
  const bytes: number[] = []
  item.lastIndex = 0
  for (let found = item.exec(run); found !== null; found = item.exec(run))
    bytes.push(Number.parseInt(found[3] ?? '', radix))
  return Buffer.from(bytes).toString('latin1')
}

function saidInPairs(digits: string): string {
  return Buffer.from(digits, 'hex').toString('latin1')
}

function bytesOf(run: string, item: RegExp, radix: number): readonly ReadPart[] {
  return [...run.matchAll(item)].flatMap(([, between = '', byte = '', digits = '']) => [
    ...(between === '' ? [] : [{ width: between.length, text: '' }]),
    { width: byte.length, text: String.fromCharCode(Number.parseInt(digits, radix)) },
  ])
}

function lettersAt(line: string): { readonly text: string; readonly from: number } {
  const letters = /(?:[|>]([^\n]{1,16})[|<]|[ \t]{2}([^\n]{1,16}))$/.exec(line)
  const text = letters?.[1] ?? letters?.[2] ?? ''
  return { text, from: line.lastIndexOf(text) }
}

function lettersOf(line: string): readonly ReadPart[] {
  const { text, from } = lettersAt(line)
  const rest = line.length - from - text.length
  return [
    { width: from, text: '' },
    ...Array.from(text, (letter) => ({ width: letter.length, text: letter })),
    ...(rest === 0 ? [] : [{ width: rest, text: '' }]),
  ]
}

/** The end of a line of a dump that may go on in the next. */
const ENDS_IN_DUMP =
  /(?:(?:(?:0[xX])?[\da-fA-F]{1,4}[ \t:,-]+){3,}(?:(?:0[xX])?[\da-fA-F]{1,4}[:,]?|(?:[|>]|(?<=[ \t]{2}))[^\n]{1,17})?|[\da-fA-F]{32,}|(?:^|\n)[ \t]*\d{1,3},)[ \t]*(?:\r?\n|\\r\\n|\\n)$/

/** Characters of a line from its end on that `goesOnDumped` has to see. */
export const DUMP_CONTEXT_CHARACTERS = 120

/** Whether what comes next may be the next line of a dump. @param text up to the beginning of a line */
export function goesOnDumped(text: string): boolean {
  return ENDS_IN_DUMP.test(text.slice(-DUMP_CONTEXT_CHARACTERS))
}
