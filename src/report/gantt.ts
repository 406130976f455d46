import { plainLine } from '../common/plain-text.js'
import type { RunRecord } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { notableSpans, type Span, spansOf } from './span.js'

/** A picture says something of a run that took this long, with this many steps that took a visible part of it. */
const WORTH_DRAWING = { milliseconds: 10_000, steps: 4, share: 0.02 }

const MAX_GANTT_BARS = 30
const GANTT_NAME_CHARACTERS = 40

/** The run as a Mermaid gantt; undefined where there is too little to see. */
export function ganttOf(record: RunRecord): string | undefined {
  const { spans, total } = spansOf(record)
  const visible = spans.filter(({ start, end }) => end - start >= total * WORTH_DRAWING.share)
  if (total <= WORTH_DRAWING.milliseconds || visible.length < WORTH_DRAWING.steps) return undefined
  const hours = total >= 3_600_000 ? '%H:%M:%S' : '%M:%S'
  return [
    'gantt',
    // Read and shown as local times: so an axis that begins at 0 does so in every time zone.
    '  dateFormat HH:mm:ss.SSS',
    `  axisFormat ${hours}`,
    ...notableSpans(spans, total, MAX_GANTT_BARS).map((span) => `  ${taskName(span)} :${taskData(span)}`),
  ].join('\n')
}

function taskName({ step }: Span): string {
  // A colon ends a name; the others begin comments, statements or entities.
  const name = plainLine(stepName(step))
    .replace(/[:;#,%<>&"'`{}[\]\\]/g, ' ')
    .trim()
  return (name === '' ? step.kind : name).slice(0, GANTT_NAME_CHARACTERS)
}

function taskData({ step, start, end, critical }: Span): string {
  const look = step.status === 'failed' ? 'crit, ' : critical ? 'active, ' : 'done, '
  return `${look}${timeOfDay(start)}, ${Math.max(1, Math.round(end - start))}ms`
}

/** Milliseconds as a time of day: runs last less than a day. */
function timeOfDay(milliseconds: number): string {
  return new Date(Math.round(milliseconds)).toISOString().slice(11, 23)
}
