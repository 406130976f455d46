import { readYaml, type YamlText } from './read-yaml.js'
import type { SyntaxMistake } from './tolerant-contents.js'

/** Slips of one file that are told. */
const MAX_SLIPS = 5

/** Characters of a file in which more than one slip is looked for: each try reads the whole file again. */
const MAX_MENDED_CHARACTERS = 60_000

/** The slips of a text that do not follow from each other. */
export interface Slips {
  /** In their order; the offsets are those of the text. */
  readonly mistakes: readonly SyntaxMistake[]
  /** The text without its slips, line for line; absent: there are none, or nobody knows what was meant. */
  readonly mended?: YamlText | undefined
  /** Numbers of the lines in which `mended` differs. */
  readonly changed: ReadonlySet<number>
}

/**
 * Finds every slip of a text. A parser is certain of the first one alone: what stands behind it is read wrongly. So each
 * slip is mended in the way after which the text can be read furthest, and what is found then is another slip.
 */
export function slipsOf(read: YamlText): Slips {
  const [first] = read.mistakes
  if (first === undefined) return { mistakes: [], changed: new Set() }
  if (read.text.length > MAX_MENDED_CHARACTERS) return { mistakes: [first], changed: new Set() }
  const mistakes: SyntaxMistake[] = []
  const changed = new Set<number>()
  let current = read
  let furthest = 0
  while (mistakes.length < MAX_SLIPS) {
    const [slip] = current.mistakes
    if (slip === undefined) return { mistakes, mended: current, changed }
    mistakes.push({ ...slip, offset: offsetIn(read, placeIn(current, slip)) })
    const mend = bestMend(current, slip, furthest)
    if (mend === undefined) break
    for (let line = mend.line; line <= mend.last; line += 1) changed.add(line)
    furthest = mend.line
    current = mend.read
  }
  return { mistakes, changed }
}

interface Mend {
  readonly read: YamlText
  /** The first and the last line that are another. */
  readonly line: number
  readonly last: number
}

/** The mend after which the text can be read furthest; undefined: none lets it be read any further. */
function bestMend(read: YamlText, slip: SyntaxMistake, furthest: number): Mend | undefined {
  const lines = read.text.split('\n')
  let best: Mend | undefined
  let reach = 0
  for (const line of suspects(lines, placeIn(read, slip).line).filter((one) => one > furthest)) {
    for (const { text, last } of mendsOf(lines, line)) {
      const after = readYaml(text)
      const [next] = after.mistakes
      const reached = next === undefined ? Number.POSITIVE_INFINITY : placeIn(after, next).line
      if (reached > reach && reached > last) [best, reach] = [{ read: after, line, last }, reached]
      if (reach === Number.POSITIVE_INFINITY) return best
    }
  }
  return best
}

/** The lines that can hold a slip which is noticed at this one: itself, the one before, what opens and never closes. */
function suspects(lines: readonly string[], noticed: number): readonly number[] {
  const before = lines.slice(0, noticed - 1).findLastIndex((line) => line.trim() !== '') + 1
  const open = lines.slice(0, noticed).flatMap((line, index) => (isOpen(line) ? [index + 1] : []))
  return [...new Set([noticed, before, ...open.slice(0, 3)])].filter(
    (line) => line > 0 && lines[line - 1]?.trim(),
  )
}

function isOpen(line: string): boolean {
  const count = (mark: string) => line.split(mark).length - 1
  const isOdd = ['"', "'"].some((mark) => count(mark) % 2 === 1)
  return isOdd || count('[') !== count(']') || count('{') !== count('}')
}

/** What people can have meant with a line, the likeliest first: every other line stays as it is. */
function mendsOf(lines: readonly string[], line: number): readonly { text: string; last: number }[] {
  const written = lines[line - 1] ?? ''
  const depth = indentation(written)
  const [, head = '', key = '', value = ''] = /^(\s*(?:- )*)([\w./-]+)\s*:?\s*(.*)$/.exec(written) ?? []
  const outer = [
    ...new Set(
      lines
        .slice(0, line - 1)
        .filter((one) => one.trim() !== '')
        .map(indentation),
    ),
  ]
  const variants = [
    written.replaceAll('\t', '  '),
    ...(key === '' ? [] : [`${head}${key}: ${value}`.trimEnd(), `${head}${key}: ${quotedValue(value)}`]),
    `${head === '' ? ' '.repeat(depth) : head}${quotedValue(written.trim())}`,
    ...outer.filter((one) => one !== depth).map((one) => `${' '.repeat(one)}${written.trim()}`),
    ...(key === '' ? [] : [`${head}${key}:`]),
    '',
  ].filter((variant) => variant !== written)
  const end = lines.findIndex((one, index) => index >= line && one.trim() !== '' && indentation(one) <= depth)
  const last = end < 0 ? lines.length : end
  const without = lines.map((one, index) => (index >= line - 1 && index < last ? '' : one))
  return [
    ...variants.map((variant) => ({ text: lines.with(line - 1, variant).join('\n'), last: line })),
    { text: without.join('\n'), last },
  ]
}

function indentation(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0
}

function quotedValue(value: string): string {
  return JSON.stringify(value.replace(/^["']|["']$/g, ''))
}

interface Place {
  readonly line: number
  readonly column: number
}

function placeIn({ lines }: YamlText, { offset }: SyntaxMistake): Place {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

function offsetIn({ text, lines }: YamlText, { line, column }: Place): number {
  const start = lines.lineStarts[line - 1] ?? text.length
  return Math.min(start + column - 1, text.length)
}
