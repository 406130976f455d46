import { bothEnds, fairShares, MAX_LOG_LINES } from './log-budget.js'
import type { LogText } from './log-text.js'

/** One line of a log as it was written, escape sequences included. */
export interface LogLine {
  /** In the log, from 1. */
  readonly number: number
  readonly text: string
  /** Milliseconds since 1970; NaN: not known. */
  readonly time: number
}

/** A log as a report shows it. Where the numbers of two lines do not follow each other, lines are left out. */
export interface ShownLog {
  readonly name: string
  /** Relative to the report folder; null: the log is in the report alone. */
  readonly file: string | null
  /** Of the whole log. */
  readonly bytes: number
  /** Of the whole log. */
  readonly lines: number
  readonly shown: readonly LogLine[]
}

/** The logs of a run, bounded in their lines: of long ones both ends are kept. */
export function shownLogs(logs: readonly LogText[], most: number = MAX_LOG_LINES): ShownLog[] {
  const all = logs.map((log) => ({ log, lines: linesOf(log) }))
  const shares = fairShares(
    all.map(({ lines }) => lines.length),
    most,
  )
  return all.map(({ log, lines }, index) => ({
    name: log.name,
    file: log.file,
    bytes: log.bytes,
    lines: log.lines,
    shown: endsOf(lines, shares[index] ?? 0),
  }))
}

function linesOf({ parts }: LogText): LogLine[] {
  return parts.flatMap(({ firstLine, text, times }) => {
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    return lines.map((line, index) => ({
      number: firstLine + index,
      text: line,
      time: times?.[index] ?? Number.NaN,
    }))
  })
}

function endsOf(lines: readonly LogLine[], share: number): readonly LogLine[] {
  if (lines.length <= share) return lines
  const { head, tail } = bothEnds(share)
  return [...lines.slice(0, head), ...lines.slice(lines.length - tail)]
}
