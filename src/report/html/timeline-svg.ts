import { formatDuration } from '../../common/duration.js'
import type { RunRecord } from '../../record/run-record.js'
import { stepName } from '../../record/step-name.js'
import { type Span, spansOf } from '../span.js'
import { html, type Markup, nothing } from './markup.js'

// Units of the drawing, which the browser scales to the page.
const width = 1040
const right = 90
const characterWidth = 7
const rowHeight = 24
const top = 34
const mostName = 34

/** Where things stand: `x` of a time in milliseconds, `row` of a step in units from the top. */
interface Layout {
  readonly left: number
  readonly x: (milliseconds: number) => number
  readonly row: (id: string) => number
}

/** The run as bars: what ran when, what each step waited for, the critical path. */
export function picture(record: RunRecord): Markup {
  const { spans, total } = spansOf(record)
  if (spans.length === 0) return nothing
  const height = top + spans.length * rowHeight + 12
  const layout = layoutOf(spans, total)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="picture-title">
<title id="picture-title">What ran when, in ${formatDuration(total)}; the table of steps says the same in words</title>
${ticks(total).map((tick) => scale(tick, layout.x(tick), height))}
${spans.map((span) => wait(span, layout))}
${spans.map((span) => bar(span, layout))}
</svg>`
}

function layoutOf(spans: readonly Span[], total: number): Layout {
  const longest = Math.max(...spans.map(({ step }) => stepName(step).length))
  const left = Math.min(mostName, longest) * characterWidth + 40
  const rows = new Map(spans.map((span, index) => [span.step.id, index]))
  return {
    left,
    x: (milliseconds) => round(left + (milliseconds / Math.max(1, total)) * (width - left - right)),
    row: (id) => top + (rows.get(id) ?? 0) * rowHeight,
  }
}

function bar(span: Span, { left, x, row }: Layout): Markup {
  const y = row(span.step.id)
  const took = formatDuration(span.step.durationMs)
  const start = x(span.start)
  const length = Math.max(3, round(x(span.end) - start))
  return html`<g class="${classes(span)}"><title>${hint(span, took)}</title>
<text class="name" x="${left - 14}" y="${y + 13}">${shortened(stepName(span.step))}</text>
<rect class="bar" x="${start}" y="${y + 2}" width="${length}" height="14" rx="3"/>
<text class="took" x="${round(start + length + 7)}" y="${y + 13}">${took}</text></g>`
}

function hint({ step, after }: Span, took: string): string {
  const lines = [
    `${stepName(step)}: ${step.status}, ${took}`,
    after ? `after ${stepName(after)}` : '',
    step.detail.slice(0, 500),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** From the end of what was waited for down (or up) to the step's beginning. */
function wait(span: Span, { x, row }: Layout): Markup {
  if (!span.after) return nothing
  const [from, to] = [row(span.after.id), row(span.step.id)]
  const ends = from < to ? [from + 16, to + 2] : [from + 2, to + 16]
  return html`<path class="wait ${classes(span)}" d="M${round(x(span.start) + 1)} ${ends.join('V')}"/>`
}

function classes({ critical, step }: Span): string {
  return [critical ? 'critical' : '', step.status === 'failed' ? 'failed' : ''].join(' ').trim()
}

function scale(tick: number, x: number, height: number): Markup {
  return html`<line class="tick" x1="${x}" x2="${x}" y1="24" y2="${height - 6}"/><text class="scale" x="${x}" y="16">${tick === 0 ? '0' : formatDuration(tick)}</text>`
}

/** At most some eight round times. */
function ticks(total: number): number[] {
  const rough = Math.max(1, total / 8)
  const power = 10 ** Math.floor(Math.log10(rough))
  const minutes = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000]
  const tens = [1, 2, 5, 10].map((factor) => factor * power)
  const candidates = rough > 10_000 ? minutes : tens
  const gap = candidates.find((candidate) => candidate >= rough) ?? 7_200_000
  return Array.from({ length: Math.floor(total / gap) + 1 }, (_, index) => index * gap)
}

function shortened(text: string): string {
  return text.length > mostName ? `${text.slice(0, mostName - 1)}…` : text
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
