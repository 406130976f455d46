/** A piece of a line in one look: classes of the style sheet. */
export interface LookPiece {
  readonly text: string
  readonly look: string
}

/** One line of a log, or a note on lines that are left out. */
export interface ReadLine {
  /** Index of the log. */
  readonly log: number
  /** In the log, from 1; NaN: a note. */
  readonly number: number
  readonly text: string
  readonly pieces: readonly LookPiece[]
  /** `e`, `w`, `i` or `d`. */
  readonly level: string
  /** Milliseconds since 1970; NaN: not known. */
  readonly time: number
  readonly isCause: boolean
}

/** A log as it stands in the page. */
export interface ReadLog {
  readonly name: string
  /** Of its element, so that links lead to it. */
  readonly id: string
  readonly lines: readonly ReadLine[]
}

/** Reads the logs out of the page, where they stand for readers without scripts. */
export function readLogs(texts: HTMLElement): ReadLog[] {
  return [...texts.querySelectorAll('pre')].map((pre, index) => ({
    name: pre.dataset.name ?? '',
    id: pre.closest('details')?.id ?? '',
    lines: readLines(pre, index),
  }))
}

function readLines(pre: HTMLElement, log: number): ReadLine[] {
  const levels = levelsIn(pre.dataset.levels ?? '')
  const times = timesIn(pre.dataset.times)
  let count = 0
  let number = 0
  return splitLines(pre).map(({ pieces, isCause, next }) => {
    const text = pieces.map((piece) => piece.text).join('')
    if (next !== undefined) {
      number = next - 1
      return { log, number: Number.NaN, text, pieces, level: 'i', time: Number.NaN, isCause: false }
    }
    number += 1
    const [level = 'i', time = Number.NaN] = [levels[count], times[count]]
    count += 1
    return { log, number, text, pieces, level, time, isCause }
  })
}

interface RawLine {
  readonly pieces: LookPiece[]
  isCause: boolean
  /** The number of the next line, where this is a note on lines that are left out. */
  next?: number
}

/** The elements of a log's text hold no line ends; only the text between them does. */
function splitLines(pre: HTMLElement): RawLine[] {
  let line: RawLine = { pieces: [], isCause: false }
  const lines = [line]
  for (const node of pre.childNodes) {
    if (node instanceof HTMLElement) {
      line.pieces.push({ text: node.textContent ?? '', look: node.className })
      if (node.localName === 'mark') line.isCause = true
      if (node.dataset.next !== undefined) line.next = Number(node.dataset.next)
      continue
    }
    const [rest = '', ...more] = (node.textContent ?? '').split('\n')
    if (rest !== '') line.pieces.push({ text: rest, look: '' })
    for (const text of more) {
      line = { pieces: text === '' ? [] : [{ text, look: '' }], isCause: false }
      lines.push(line)
    }
  }
  return lines
}

/** `3i2e` as `iiiee`. */
function levelsIn(runs: string): string[] {
  return [...runs.matchAll(/(\d+)(\D)/g)].flatMap(([, count, level = 'i']) =>
    Array(Number(count)).fill(level),
  )
}

/** What log-section.ts writes: differences in base 36. */
function timesIn(differences: string | undefined): number[] {
  if (differences === undefined) return []
  let time = 0
  return differences.split(' ').map((difference) => {
    if (difference === '') return Number.NaN
    time += Number.parseInt(difference, 36)
    return time
  })
}
