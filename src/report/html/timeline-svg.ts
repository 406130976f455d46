import { formatDuration } from '../../common/duration.js'
import { stepName } from '../../record/step-name.js'
import type { Span } from '../span.js'
import { html, type Markup, nothing } from './markup.js'

/** Sizes in units of a drawing, which the browser scales to the page. */
export interface Geometry {
  readonly id: string
  readonly width: number
  /** Right of the last bar, for its duration. */
  readonly right: number
  readonly rowHeight: number
  /** From the top of a row to its bar. */
  readonly barTop: number
  /** Room for names left of the bars, at most; 0: they stand above their bars. */
  readonly names: number
  readonly characters: number
  readonly ticks: number
  /** Radius of the dot of a try. */
  readonly dot: number
}

export const WIDE: Geometry = {
  id: 'wide',
  width: 1040,
  right: 76,
  rowHeight: 26,
  barTop: 3,
  names: 250,
  characters: 34,
  ticks: 8,
  dot: 2.6,
}

/** For phones. */
export const NARROW: Geometry = {
  id: 'narrow',
  width: 360,
  right: 54,
  rowHeight: 38,
  barTop: 18,
  names: 0,
  characters: 44,
  ticks: 4,
  dot: 1.8,
}

const TOP = 30
const BAR_HEIGHT = 14
const CHARACTER_WIDTH = 7

/** Where things stand: `x` of a time in milliseconds, `row` of a step in units from the top. */
interface Layout {
  readonly geometry: Geometry
  readonly left: number
  readonly x: (milliseconds: number) => number
  readonly row: (id: string) => number | undefined
}

/**
 * A run as bars: what ran when, what each step waited for, the critical path, tries and starts.
 * @param total milliseconds
 */
export function timelineSvg(spans: readonly Span[], total: number, geometry: Geometry): Markup {
  const height = TOP + spans.length * geometry.rowHeight + 8
  const layout = layoutOf(spans, total, geometry)
  const title = `timeline-${geometry.id}`
  return html`<svg viewBox="0 0 ${geometry.width} ${height}" role="img" aria-labelledby="${title}">
<title id="${title}">What ran when, in ${formatDuration(total)}; the list of steps says the same in words</title>
${ticks(total, geometry.ticks).map((tick) => scale(tick, layout.x(tick), height))}
${spans.map((span) => wait(span, layout))}
${spans.map((span) => bar(span, layout))}
</svg>`
}

function layoutOf(spans: readonly Span[], total: number, geometry: Geometry): Layout {
  const { names, characters, width, right, rowHeight } = geometry
  const longest = Math.max(...spans.map(({ step }) => stepName(step).length))
  const left = names === 0 ? 4 : Math.min(names, Math.min(characters, longest) * CHARACTER_WIDTH) + 24
  const rows = new Map(spans.map((span, index) => [span.step.id, TOP + index * rowHeight]))
  return {
    geometry,
    left,
    x: (milliseconds) => {
      const within = Math.min(total, Math.max(0, milliseconds))
      return round(left + (within / Math.max(1, total)) * (width - left - right))
    },
    row: (id) => rows.get(id),
  }
}

function bar(span: Span, { geometry, left, x, row }: Layout): Markup {
  const { step } = span
  const top = row(step.id) ?? TOP
  const y = top + geometry.barTop
  const [start, end] = [x(span.start), x(span.end)]
  const length = Math.max(3, round(end - start))
  const took = formatDuration(step.durationMs)
  const label =
    geometry.names > 0
      ? html`<text class="name end" x="${left - 12}" y="${y + 11}">${shortened(stepName(step), geometry)}</text>`
      : html`<text class="name" x="${left}" y="${y - 4}">${shortened(stepName(step), geometry)}</text>`
  return html`<g class="${classes(span)}"><title>${hint(span, took)}</title>
${label}<rect class="bar" x="${start}" y="${y}" width="${length}" height="${BAR_HEIGHT}" rx="3"/>
${dots(span, y, x, geometry.dot)}<text class="length" x="${round(start + length + 6)}" y="${y + 11}">${took}</text></g>`
}

/** Tries as dots, starts as strokes across the bar. */
function dots({ step, start, starts }: Span, y: number, x: Layout['x'], radius: number): Markup {
  const zero = Date.parse(step.startedAt ?? '') - start
  const known = (step.tries ?? []).filter(({ at }) => !Number.isNaN(Date.parse(at)))
  const tries = known.map(
    ({ at, status }) =>
      html`<circle class="try ${status}" cx="${x(Date.parse(at) - zero)}" cy="${y + BAR_HEIGHT / 2}" r="${radius}"/>`,
  )
  const strokes = starts.map((time) => html`<path class="start" d="M${x(time)} ${y - 3}v${BAR_HEIGHT + 6}"/>`)
  return html`${[...tries, ...strokes]}`
}

function hint({ step, after, starts }: Span, took: string): string {
  const lines = [
    `${stepName(step)}: ${step.status}, ${took}`,
    after ? `after ${stepName(after)}` : '',
    step.attempts > 1 ? `${step.attempts} tries` : '',
    starts.length > 1 ? `${starts.length} starts` : '',
    step.detail.slice(0, 500),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** From the end of what was waited for down (or up) to the step's beginning. */
function wait(span: Span, { geometry, x, row }: Layout): Markup {
  const above = span.after && row(span.after.id)
  const own = row(span.step.id)
  if (above === undefined || own === undefined || geometry.names === 0) return nothing
  const bottom = geometry.barTop + BAR_HEIGHT
  const ends = above < own ? [above + bottom, own + geometry.barTop] : [above + geometry.barTop, own + bottom]
  return html`<path class="wait ${classes(span)}" d="M${round(x(span.start) + 1)} ${ends.join('V')}"/>`
}

function classes({ critical, step }: Span): string {
  return [critical ? 'critical' : '', step.status === 'failed' ? 'failed' : ''].join(' ').trim()
}

function scale(tick: number, x: number, height: number): Markup {
  return html`<line class="tick" x1="${x}" x2="${x}" y1="22" y2="${height - 4}"/><text class="scale" x="${x}" y="14">${tick === 0 ? '0' : formatDuration(tick)}</text>`
}

/** Round times, about as many as wanted. */
function ticks(total: number, most: number): number[] {
  const rough = Math.max(1, total / most)
  const power = 10 ** Math.floor(Math.log10(rough))
  const minutes = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000]
  const tens = [1, 2, 5, 10].map((factor) => factor * power)
  const candidates = rough > 10_000 ? minutes : tens
  const gap = candidates.find((candidate) => candidate >= rough) ?? 7_200_000
  return Array.from({ length: Math.floor(total / gap) + 1 }, (_, index) => index * gap)
}

function shortened(text: string, { characters }: Geometry): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
