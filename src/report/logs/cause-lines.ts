import { plainLine } from '../../common/plain-text.js'
import type { RunRecord } from '../../record/run-record.js'
import type { LogLine, ShownLog } from './shown-log.js'

/** The lines of a log that say why a run failed. */
export interface CauseLines {
  readonly log: string
  /** Numbers of lines, in order; at least one. */
  readonly numbers: readonly number[]
}

/** Characters that a text needs to be found in a log by more than chance. */
const MIN_TEXT = 16

/** Lines that are marked at most. */
const MAX_MARKED = 20

/** Where the reason comes from a log: the lines that the record names, or those that the reason repeats. */
export function causeLines(record: RunRecord, logs: readonly ShownLog[]): CauseLines | undefined {
  if (record.verdict === 'passed') return undefined
  return named(record, logs) ?? repeated(record, logs)
}

function named({ cause }: RunRecord, logs: readonly ShownLog[]): CauseLines | undefined {
  const log = logs.find(({ name }) => name === cause?.log)
  if (cause === undefined || log === undefined) return undefined
  const said = cause.lines.map(plainLine).filter((line) => line !== '')
  const together = lastTogether(said, log.shown)
  if (together !== undefined) return marked(log, together)
  const wanted = new Set(said)
  const says = ({ text }: LogLine) => wanted.has(plainLine(text))
  // Another line came between them: near the last of them are the others.
  const last = log.shown.findLastIndex(says)
  return marked(log, log.shown.slice(Math.max(0, last + 1 - MAX_MARKED), last + 1).filter(says))
}

/** Where these lines stand one below the other for the last time: a crash loop says the same again and again. */
function lastTogether(said: readonly string[], shown: readonly LogLine[]): readonly LogLine[] | undefined {
  const filled = shown.filter(({ text }) => plainLine(text) !== '')
  const isSaid = (line: LogLine | undefined, index: number) => plainLine(line?.text ?? '') === said[index]
  const start = filled.findLastIndex((_, at) => said.every((_, index) => isSaid(filled[at + index], index)))
  return start < 0 || said.length === 0 ? undefined : filled.slice(start, start + said.length)
}

function repeated(record: RunRecord, logs: readonly ShownLog[]): CauseLines | undefined {
  const failed = record.steps.find(({ id }) => id === record.failedStep)
  if (failed === undefined) return undefined
  const reason = plainLine(record.reason)
  const said = saidIn(reason)
  const nearest = failed.kind === 'build' ? `build-${failed.service}` : failed.service
  const ordered = [...logs].sort((a, b) => Number(b.name === nearest) - Number(a.name === nearest))
  for (const log of ordered) {
    const line = log.shown.findLast(({ text }) => repeats(plainLine(text), reason, said))
    if (line !== undefined) return marked(log, [line])
  }
  return undefined
}

/** What a reason has from elsewhere: what stands in quotes, and what stands behind a colon. */
function saidIn(reason: string): string[] {
  const quoted = [...reason.matchAll(/"([^"]+)"|“([^”]+)”/g)].map((match) => match[1] ?? match[2] ?? '')
  const behind = [...reason.matchAll(/: /g)].map(({ index }) => reason.slice(index + 2))
  return [...quoted, ...behind]
    .flatMap((text) => [text, text.replace(/\s*\(logs\/[^)]*\)$/, '')])
    .flatMap((text) => text.split('…'))
    .map((text) => text.trim())
    .filter((text) => text.length >= MIN_TEXT)
}

function repeats(line: string, reason: string, said: readonly string[]): boolean {
  if (line.length < MIN_TEXT) return false
  return reason.includes(line) || said.some((text) => line.includes(text))
}

function marked(log: ShownLog, lines: readonly LogLine[]): CauseLines | undefined {
  if (lines.length === 0) return undefined
  return { log: log.name, numbers: lines.slice(-MAX_MARKED).map(({ number }) => number) }
}
