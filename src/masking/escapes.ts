import { MIN_FORM_CHARACTERS } from './form-index.js'
import type { Reading, ReadPart } from './reading.js'

/** A way in which programs write letters by their numbers or names. */
interface Escape {
  /** Patterns of a letter or a byte by its number, for which one stands where all of a text is escaped. */
  readonly numbers: readonly string[]
  /** Patterns of all else, for instance of names. */
  readonly others: readonly string[]
  partsOf(match: string): readonly ReadPart[]
}

/** JSON, shells, and languages as they write text and bytes: `\\xc3\\xb6` and `\\303\\266` are one letter. */
const backslash: Escape = {
  numbers: [
    String.raw`(?:\\x[\da-fA-F]{2})+`,
    String.raw`(?:\\0?[0-3][0-7]{2})+`,
    String.raw`\\[ux]\{[\da-fA-F]{1,8}\}`,
    String.raw`\\u[\da-fA-F]{4}`,
    String.raw`\\U[\da-fA-F]{8}`,
  ],
  others: [String.raw`\\[^u\n]`],
  partsOf: (match) => {
    const [, kind = ''] = match
    if (/^\\x[\da-f]/i.test(match)) return readBytes(match.match(/\\x../g) ?? [], 2, 16)
    if (/^\\[0-7]{3}/.test(match)) return readBytes(match.match(/\\0?[0-3][0-7]{2}/g) ?? [], 1, 8)
    if (match.length === 2) return [{ width: 2, text: BACKSLASH_NAMES[kind] ?? kind }]
    return readNumber(match, match.replace(/[^\da-f]/gi, ''), 16)
  },
}

const BACKSLASH_NAMES: Readonly<Record<string, string>> = {
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** URLs; `%u00f6` is of old JavaScript. */
const percent: Escape = {
  numbers: [String.raw`(?:%[\da-fA-F]{2})+`, String.raw`%u[\da-fA-F]{4}`],
  others: [],
  partsOf: (match) =>
    match.startsWith('%u')
      ? readNumber(match, match.slice(2), 16)
      : readBytes(match.match(/%../g) ?? [], 1, 16),
}

/** HTML and XML. */
const entity: Escape = {
  numbers: [String.raw`&#\d{1,7};`, String.raw`&#[xX][\da-fA-F]{1,6};`],
  others: ['&[A-Za-z]{2,8};'],
  partsOf: (match) => {
    const name = match.slice(1, -1)
    if (/^#x/i.test(name)) return readNumber(match, name.slice(2), 16)
    if (name.startsWith('#')) return readNumber(match, name.slice(1), 10)
    return [
      { width: match.length, text: ENTITY_NAMES.get(name) ?? ENTITY_NAMES.get(name.toLowerCase()) ?? match },
    ]
  },
}

/** What programs write for signs that stand in passwords. */
const ENTITY_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    ast: '*',
    bsol: '\\',
    colon: ':',
    comma: ',',
    commat: '@',
    dollar: '$',
    equals: '=',
    excl: '!',
    grave: '`',
    gt: '>',
    hat: '^',
    lbrace: '{',
    lbrack: '[',
    lcub: '{',
    lowbar: '_',
    lpar: '(',
    lsqb: '[',
    lt: '<',
    num: '#',
    percnt: '%',
    period: '.',
    plus: '+',
    quest: '?',
    quot: '"',
    rbrace: '}',
    rbrack: ']',
    rcub: '}',
    rpar: ')',
    rsqb: ']',
    semi: ';',
    sol: '/',
    verbar: '|',
    vert: '|',
  }),
)

/** Mails: quoted-printable. */
const equals: Escape = {
  numbers: [String.raw`(?:=[\dA-F]{2})+`],
  others: [],
  partsOf: (match) => readBytes(match.match(/=../g) ?? [], 1, 16),
}

const ESCAPES = [backslash, percent, entity, equals].map((way) => ({
  ...way,
  pattern: new RegExp([...way.numbers, ...way.others].join('|'), 'g'),
}))

/** Letters by their numbers, one after another: so every secret may be written, and not only its signs. */
const ALL_ESCAPED = new RegExp(
  `(?:${ESCAPES.flatMap(({ numbers }) => numbers.map((one) => one.replace(/\\+$/, ''))).join('|')}){${MIN_FORM_CHARACTERS}}`,
)

/** Whether a text may hold a secret of which every letter is escaped. */
export function isAllEscaped(text: string): boolean {
  return ALL_ESCAPED.test(text)
}

/** What every escape begins with. */
export const MAY_BE_ESCAPED = /[\\%&=]/

/**
 * What a text means that is escaped once or twice, in one way or in two: JSON in JSON, JSON in the query of a URL. Any
 * number of backslashes may stand before one sign.
 */
export function meanings(reading: Reading): readonly Reading[] {
  const single = reading.replaced(/\\+(?=\\)/g, (match) => [{ width: match.length, text: '' }])
  const once = [...new Set([reading, single])].flatMap(unescaped)
  return distinct([...once, ...once.flatMap(unescaped)])
}

function unescaped(reading: Reading): readonly Reading[] {
  return ESCAPES.map(({ pattern, partsOf }) => reading.replaced(pattern, partsOf)).filter(
    (meant) => meant !== reading,
  )
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  return [...new Map(readings.map((reading) => [reading.text, reading])).values()]
}

/**
 * Letters in UTF-8; where the bytes are none, each byte as a letter.
 * @param bytes as they are written
 * @param mark characters before the digits of each
 */
function readBytes(bytes: readonly string[], mark: number, radix: number): readonly ReadPart[] {
  const buffer = Buffer.from(bytes.map((byte) => Number.parseInt(byte.slice(mark), radix)))
  const text = buffer.toString('utf8')
  const letters = text.includes('\ufffd') ? buffer.toString('latin1') : text
  let done = 0
  return Array.from(letters, (letter) => {
    const from = done
    done += letters === text ? Buffer.byteLength(letter) : 1
    return { width: bytes.slice(from, done).join('').length, text: letter }
  })
}

/** A letter by its number; as it is where there is no such letter. */
function readNumber(match: string, digits: string, radix: number): readonly ReadPart[] {
  const code = Number.parseInt(digits, radix)
  return [{ width: match.length, text: code <= MAX_CODE_POINT ? String.fromCodePoint(code) : match }]
}

const MAX_CODE_POINT = 0x10ffff
