import type { ReadLine, ReadLog } from './log-source.js'

/** Which lines a reader wants to see. */
export interface LogChoice {
  /** Indices of logs. */
  readonly logs: ReadonlySet<number>
  /** Letters of the wanted levels; empty: all. */
  readonly levels: string
  /** In lower case; empty: nothing is looked for. */
  readonly search: string
  /** Only lines in which it is found. */
  readonly onlyMatches: boolean
  /** All logs as one, in the order of time, instead of one after another. */
  readonly isMerged: boolean
}

export function chosenLines(logs: readonly ReadLog[], choice: LogChoice): ReadLine[] {
  const wanted = logs.filter((_, index) => choice.logs.has(index)).map(({ lines }) => lines)
  const ordered = choice.isMerged && wanted.length > 1 ? byTime(wanted) : wanted.flat()
  return ordered.filter((line) => isWanted(line, choice))
}

export function isMatch({ text }: ReadLine, search: string): boolean {
  return search !== '' && text.toLowerCase().includes(search)
}

function isWanted(line: ReadLine, { levels, search, onlyMatches }: LogChoice): boolean {
  if (levels !== '' && (Number.isNaN(line.number) || !levels.includes(line.level))) return false
  return !onlyMatches || search === '' || isMatch(line, search)
}

/** A line whose time is not known stays behind the line before it. */
function byTime(logs: readonly (readonly ReadLine[])[]): ReadLine[] {
  const timed = logs.flatMap((lines) => {
    let known = lines.find(({ time }) => !Number.isNaN(time))?.time ?? Number.POSITIVE_INFINITY
    return lines.map((line) => {
      if (!Number.isNaN(line.time)) known = Math.max(line.time, known)
      return { line, time: known }
    })
  })
  return timed.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)).map(({ line }) => line)
}
