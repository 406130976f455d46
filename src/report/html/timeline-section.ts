import type { RunRecord } from '../../record/run-record.js'
import { shortening } from '../shortening.js'
import { notableSpans, spansOf } from '../span.js'
import { html, nothing } from './markup.js'
import { counted, type Section } from './page-parts.js'
import { NARROW, timelineSvg, WIDE } from './timeline-svg.js'

/** Bars that are drawn; the list of steps has them all. */
const MAX_TIMELINE_BARS = 60

/** What ran when, drawn twice: the style sheet shows the one that fits the screen. */
export function timeLine(record: RunRecord): Section | undefined {
  const { spans, total } = spansOf(record)
  if (spans.length === 0) return undefined
  const shown = notableSpans(spans, total, MAX_TIMELINE_BARS)
  const has = (name: string, label: string, is: boolean) =>
    is ? html`<span class="${name}">${label}</span>` : nothing
  const left = spans.length - shown.length
  const sentence = shortening(record)
  return {
    id: 'time',
    title: 'Time line',
    content: html`<div class="card timeline">
<div class="wide">${timelineSvg(shown, total, WIDE)}</div>
<div class="narrow">${timelineSvg(shown, total, NARROW)}</div>
</div>
<p class="legend">${[
      has('critical', 'critical path', record.criticalPath.length > 0),
      has(
        '',
        'meanwhile',
        shown.some(({ critical }) => !critical),
      ),
      has(
        'failed',
        'failed',
        shown.some(({ step }) => step.status === 'failed'),
      ),
      has(
        'try',
        'a try',
        shown.some(({ step }) => (step.tries ?? []).length > 0),
      ),
      has(
        'start',
        'a container started',
        shown.some(({ starts }) => starts.length > 0),
      ),
      shown.some(({ step }) => step.kind === 'settle')
        ? html`<em>settle: services must stay up</em>`
        : nothing,
      left > 0 ? html`<em>and ${counted(left, 'step')} too short to draw</em>` : nothing,
    ]}</p>
${sentence === '' ? nothing : html`<p class="soft">${sentence}</p>`}`,
  }
}
