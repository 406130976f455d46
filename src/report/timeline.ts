import { formatDuration } from '../common/duration.js'
import { plainLine } from '../common/plain-text.js'
import type { RunRecord } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { shortening } from './shortening.js'
import { type DrawnStep, notableSpans, type Span, spansOf } from './span.js'

const MAX_TIMELINE_ROWS = 30
const TIMELINE_NAME_CHARACTERS = 32

/** However narrow the screen is, in characters. */
const [MIN_CELLS, NARROWEST] = [8, 40]

/** Where in a bar a container of the service started once more. */
const STARTED_AGAIN = '↻'

/**
 * A picture of the run in text: a bar for each step, what it waited for, the critical path in full blocks, and what
 * would shorten the run.
 * @param width columns there are; lines never get longer, but for a width under 60 with long names
 * @returns lines without a last line end; empty where no step ran
 */
export function timeline(record: RunRecord, width: number): string {
  const { spans, total } = spansOf(record)
  if (spans.length === 0) return ''
  const shown = notableSpans(spans, total, MAX_TIMELINE_ROWS)
  const names = Math.max(...shown.map((span) => nameOf(span.step).length))
  const cells = Math.max(MIN_CELLS, Math.min(width, 120) - names - 12)
  const rows = shown.map((span) => row(span, total, names, cells))
  const left = spans.length - shown.length
  const rest = left > 0 ? [`  … and ${left} more ${left === 1 ? 'step' : 'steps'}`] : []
  return [...rows, ...rest, ...lastLines(spans, record, Math.max(NARROWEST, width))].join('\n')
}

function row(span: Span, total: number, names: number, cells: number): string {
  const scale = cells / Math.max(1, total)
  const start = Math.min(cells - 1, Math.floor(span.start * scale))
  const length = Math.max(1, Math.min(cells - start, Math.round((span.end - span.start) * scale)))
  const bar = barOf(span, length)
  const name = nameOf(span.step).padEnd(names)
  const took = formatDuration(span.step.durationMs).padStart(6)
  const mark = span.step.status === 'failed' ? '✖' : ' '
  return `${mark} ${name} ${took} ${withLabel(span, start, bar, cells)}`.trimEnd()
}

function barOf({ start, end, critical, starts }: Span, length: number): string {
  const cells: string[] = Array.from({ length }, () => (critical ? '█' : '▒'))
  for (const again of starts.slice(1)) {
    const cell = Math.floor(((again - start) / Math.max(1, end - start)) * length)
    cells[Math.min(length - 1, Math.max(0, cell))] = STARTED_AGAIN
  }
  return cells.join('')
}

/** What was waited for stands in the empty space before the bar, else behind it, else nowhere. */
function withLabel(span: Span, start: number, bar: string, cells: number): string {
  const label = span.after
    ? `after ${nameOf(span.after)}`
    : span.step.kind === 'settle'
      ? span.step.detail
      : ''
  if (label.length < start) return `${label.padStart(start - 1)} ${bar}`
  const behind = label.length + 1 <= cells - start - bar.length ? ` ${label}` : ''
  return ' '.repeat(start) + bar + behind
}

/** The critical path, folded, and what would shorten it. */
function lastLines(spans: readonly Span[], record: RunRecord, width: number): string[] {
  const path = spans.filter((span) => span.critical)
  const sum = path.reduce((all, { start, end }) => all + end - start, 0)
  const names = path.map(({ step }, index) => (index > 0 ? `→ ${nameOf(step)}` : nameOf(step)))
  const share = `(${formatDuration(sum)} of ${formatDuration(record.durationMs)})`
  const whole = path.length < spans.length ? [`${share};`, '▒ ran beside it'] : [share]
  const sentence = shortening(record)
  return [
    ...(spans.some(({ starts }) => starts.length > 1)
      ? [`  ${STARTED_AGAIN} a container started again`]
      : []),
    ...(path.length > 0 ? folded(['█ critical path:', ...names, ...whole], width) : []),
    ...(sentence ? folded(sentence.split(' '), width) : []),
  ]
}

function folded(words: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(lines.length === 0 ? `  ${word}` : `    ${word}`)
  }
  return lines
}

function nameOf(step: DrawnStep): string {
  return cut(plainLine(stepName(step)), TIMELINE_NAME_CHARACTERS)
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
