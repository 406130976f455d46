import type { RunRecord, StepRecord } from '../record/run-record.js'

/** A step that ran, in milliseconds since the first step began. */
export interface Span {
  readonly step: StepRecord
  readonly start: number
  readonly end: number
  readonly critical: boolean
  /** The need that ended last, if it waited for any. */
  readonly after?: StepRecord | undefined
}

/** The steps that ran, in the order they began, and the milliseconds all of them took together. */
export function spansOf(record: RunRecord): { readonly spans: readonly Span[]; readonly total: number } {
  const ran = record.steps.flatMap((step) => {
    const [start, end] = [Date.parse(step.startedAt ?? ''), Date.parse(step.endedAt ?? '')]
    return Number.isNaN(start) || Number.isNaN(end) ? [] : [{ step, start, end }]
  })
  const zero = ran.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)
  const ended = new Map(ran.map((each) => [each.step.id, each]))
  const critical = new Set(record.criticalPath)
  const spans = ran.map(({ step, start, end }) => {
    const needs = step.needs.flatMap((need) => ended.get(need) ?? [])
    const after = needs.sort((a, b) => b.end - a.end)[0]?.step
    return { step, start: start - zero, end: end - zero, critical: critical.has(step.id), after }
  })
  const total = spans.reduce((most, { end }) => Math.max(most, end), 0)
  return { spans: spans.sort((a, b) => a.start - b.start || a.end - b.end), total }
}
