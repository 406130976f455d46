import type { RunRecord, StepRecord } from '../record/run-record.js'

/** A step, or what the gate itself did between two steps. */
export type DrawnStep = Omit<StepRecord, 'kind'> & { readonly kind: StepRecord['kind'] | 'settle' }

/** A step that ran, in milliseconds since the first step began. */
export interface Span {
  readonly step: DrawnStep
  readonly start: number
  readonly end: number
  readonly critical: boolean
  /** The need that ended last, if it waited for any. */
  readonly after?: DrawnStep | undefined
  /** When containers of the service started. */
  readonly starts: readonly number[]
}

/** The steps that ran, in the order they began, and the milliseconds all of them took together. */
export function spansOf(record: RunRecord): { readonly spans: readonly Span[]; readonly total: number } {
  const ran = [...record.steps, ...settling(record)].flatMap((step: DrawnStep) => {
    const [start, end] = [Date.parse(step.startedAt ?? ''), Date.parse(step.endedAt ?? '')]
    return Number.isNaN(start) || Number.isNaN(end) ? [] : [{ step, start, end }]
  })
  const zero = ran.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)
  const ended = new Map(ran.map((each) => [each.step.id, each]))
  const critical = new Set([...record.criticalPath, 'settle'])
  const spans = ran.map(({ step, start, end }) => {
    const needed = step.kind === 'teardown' ? [...step.needs, 'settle'] : step.needs
    const needs = needed.flatMap((need) => ended.get(need) ?? [])
    const after = needs.sort((a, b) => b.end - a.end)[0]?.step
    const starts = (step.starts ?? []).map((at) => Date.parse(at) - zero).filter(Number.isFinite)
    return { step, start: start - zero, end: end - zero, critical: critical.has(step.id), after, starts }
  })
  const total = spans.reduce((most, { end }) => Math.max(most, end), 0)
  return { spans: spans.sort((a, b) => a.start - b.start || a.end - b.end), total }
}

/** Milliseconds up to which the last look at all services is no wait. */
const MAX_LOOK_MS = 100

/** The wait of the setting `settle`. */
function settling({ settling: period, verdict }: RunRecord): readonly DrawnStep[] {
  if (period === undefined) return []
  const durationMs = Date.parse(period.endedAt) - Date.parse(period.startedAt)
  if (!(durationMs > MAX_LOOK_MS)) return []
  return [
    {
      id: 'settle',
      kind: 'settle',
      service: '',
      needs: [],
      status: verdict === 'passed' ? 'passed' : 'cancelled',
      ...period,
      durationMs,
      attempts: 1,
      detail: 'services must stay up',
    },
  ]
}

/** The critical path, what failed, and of the others the longest; in the order they began. */
export function notableSpans(spans: readonly Span[], total: number, most: number): readonly Span[] {
  const length = ({ start, end }: Span) => end - start
  const matters = (span: Span) => span.step.status === 'failed' || span.critical
  const ranked = [...spans].sort((a, b) => Number(matters(b)) - Number(matters(a)) || length(b) - length(a))
  const kept = new Set(
    ranked.filter(
      (span, index) => index < most && (spans.length <= 12 || matters(span) || length(span) >= total / 100),
    ),
  )
  return spans.filter((span) => kept.has(span))
}
