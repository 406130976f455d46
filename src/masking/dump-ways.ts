import type { ReadPart } from './reading.js'

/** Of fewer bytes, the digits may be part of an id. */
export const MIN_DUMP_BYTES = 6

/** A line end, with what Compose or BuildKit print before the next line. */
const LINE_END = String.raw`(?:\r?\n|\\r\\n|\\n)(?:[\w.-][\w. -]{0,50}\| |#\d{1,5} \d{1,6}\.\d{1,3} )?`

const NEXT_LINE = String.raw`${LINE_END}[ \t]{0,16}`

/** What a line of a dump begins with: how many bytes came before. No word of text begins with a zero. */
const OFFSET = String.raw`(?:[\da-fA-F]{4,8}:[ \t]*|(?:0[\da-fA-F]{5}|0?[\da-fA-F]{7})[ \t]+)`

/** What a line of a dump may end with: the same bytes as letters. */
const LETTERS = String.raw`[ \t]{2,}(?:[|>][^\n]{1,16}[|<]|[^\n]{1,16})`

const BREAK = String.raw`[,:]?[ \t]*${NEXT_LINE}${OFFSET}?`

const HEX = String.raw`[\da-fA-F]`

/** Behind the digits of a byte or a word. */
const BOUNDARY = String.raw`(?![\da-zA-Z]|\.\d)`

/** Where digits begin: behind none of some others, or behind a line end in JSON. It is asked at digits alone, for speed. */
const behindNone = (digit: string, others: string) => String.raw`(?=${digit})(?:(?<![${others}])|(?<=\\n))`

/** A way in which programs write bytes one after another. */
export interface DumpWay {
  readonly pattern: RegExp
  /** What a match may mean, each as a reading of its own. */
  readonly meanings: readonly DumpMeaning[]
}

interface DumpMeaning {
  /** What a match has in it that may mean this; absent: all may. */
  readonly sign?: RegExp | undefined
  /** What all of `partsOf` says, sooner known. */
  said(match: string): string
  partsOf(match: string): readonly ReadPart[]
}

/** What stands in units: a byte, or some of them. */
interface Units {
  /** What stands before none. */
  readonly start: string
  readonly unit: string
  readonly between: string
  /** The fewest units. */
  readonly least: number
  readonly meanings: readonly UnitMeaning[]
}

interface UnitMeaning extends Pick<DumpMeaning, 'sign'> {
  says(unit: string): string
  /** Each letter stands for two digits, in front of which there may be a mark. */
  readonly isInOrder?: boolean
}

/**
 * Two digits a byte, alone or in words. Between the parts of an id stand colons and hyphens too, but not around each
 * byte. `hexdump` and `od -x` write the last byte of each word first.
 */
const HEX_DIGITS: Units = {
  start: behindNone(HEX, String.raw`\da-zA-Z.`),
  unit: `(?:0[xX])?(?:${HEX}{2})+${BOUNDARY}`,
  between: `[ ]{1,4}|,[ ]{0,2}|(?<!${HEX}{3})[:-](?=${HEX}{2}(?!${HEX}))|(?:${LETTERS})?${BREAK}`,
  least: 2,
  meanings: [
    { says: bytesIn, isInOrder: true },
    {
      sign: new RegExp(`${HEX}{4}`),
      says: (unit) => (WORD.test(unit) ? [...bytesIn(unit)].reverse().join('') : bytesIn(unit)),
    },
  ],
}

/** In decimal or octal digits. Only what a secret may hold: tabs, and all from the blank on. Others stand in every log. */
const NUMBERS: Units = {
  start: behindNone(String.raw`\d`, String.raw`\d.`),
  unit: String.raw`(?:[3-9]\d|[0-2]\d\d|3[0-7][0-7]|9)(?!\d)`,
  between: `,[ ]{0,3}|[ ]{1,3}|${BREAK}`,
  least: MIN_DUMP_BYTES,
  meanings: [
    { says: (unit) => String.fromCharCode(Number.parseInt(unit, 10)) },
    { says: (unit) => String.fromCharCode(Number.parseInt(unit, 8)), sign: /(?<!\d)[0-3][0-7]{2}/ },
  ],
}

/** `od -c` and `od -a`: four columns a byte, as a letter, by a name, or in octal digits. */
const COLUMNS: Units = {
  start: '',
  unit: String.raw`(?:[ ]{3}[ -~]|[ ]{2}(?:\\[0abfnrtv]|sp)|[ ][0-3][0-7]{2})`,
  between: `|${LINE_END}(?:${HEX}{6,8})?`,
  least: MIN_DUMP_BYTES,
  meanings: [
    {
      says: (unit) => {
        const name = unit.trim()
        if (/^\d{3}$/.test(name)) return String.fromCharCode(Number.parseInt(name, 8))
        return name === 'sp' ? ' ' : name.replace('\\t', '\t') || ' '
      },
    },
  ],
}

/** What `hexdump` and `od` put into one word. */
const WORD = /^(?:.{4}|.{8}|.{16})$/

function bytesIn(digits: string): string {
  return Buffer.from(digits.replace(/^0[xX]/, ''), 'hex').toString('latin1')
}

function wayOf({ start, unit, between, least, meanings }: Units): DumpWay {
  const item = new RegExp(`(${between}|^)(${unit})`, 'gy')
  return {
    pattern: new RegExp(`${start}${unit}(?:(?:${between})${unit}){${least - 1},}`, 'g'),
    meanings: meanings.map(({ sign, says, isInOrder = false }) => ({
      sign,
      said: (run) => run.replace(item, (_, _between, written: string) => says(written)),
      partsOf: (run) =>
        [...run.matchAll(item)].flatMap(([, before = '', written = '']) => [
          ...(before === '' ? [] : [{ width: before.length, text: '' }]),
          ...partsOfUnit(written, says(written), isInOrder),
        ]),
    })),
  }
}

function partsOfUnit(written: string, said: string, isInOrder: boolean): readonly ReadPart[] {
  if (!isInOrder) return [{ width: written.length, text: said }]
  const mark = written.length - 2 * said.length
  return Array.from(said, (one, index) => ({ width: index === 0 ? mark + 2 : 2, text: one }))
}

/** A line of a dump with its bytes as letters at the end. */
export const LETTERED: DumpWay = {
  pattern: new RegExp(
    String.raw`(?:^|${NEXT_LINE})${OFFSET}(?:${HEX}{2,4}[ \t]{1,40}){2,16}[|>]?[^\n]{1,16}(?=\r?\n|\\r\\n|\\n|$)`,
    'g',
  ),
  meanings: [
    {
      said: (line) => lettersAt(line).text,
      partsOf: (line) => {
        const { text, from } = lettersAt(line)
        const rest = line.length - from - text.length
        return [
          { width: from, text: '' },
          ...Array.from(text, (one) => ({ width: one.length, text: one })),
          ...(rest === 0 ? [] : [{ width: rest, text: '' }]),
        ]
      },
    },
  ],
}

function lettersAt(line: string): { readonly text: string; readonly from: number } {
  const letters = /(?:[|>]([^\n]{1,16})[|<]|[ \t]{2}([^\n]{1,16}))$/.exec(line)
  const text = letters?.[1] ?? letters?.[2] ?? ''
  return { text, from: line.lastIndexOf(text) }
}

export const DUMP_WAYS: readonly DumpWay[] = [wayOf(HEX_DIGITS), wayOf(NUMBERS), wayOf(COLUMNS), LETTERED]
