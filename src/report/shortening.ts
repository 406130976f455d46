import { formatDuration } from '../common/duration.js'
import { plainLine } from '../common/plain-text.js'
import type { RunRecord } from '../record/run-record.js'
import { subjectOf } from '../record/step-name.js'
import { type DrawnStep, type Span, spansOf } from './span.js'

/** A gain that is worth a sentence: this part of the run, and this many milliseconds. */
const LEAST_GAIN = { share: 0.05, milliseconds: 1000 }

/**
 * One sentence on what would shorten the run most: the step of the critical path without which it would have been
 * shortest, so that what ran in the same time counts too. Empty where nothing would save much, and after a run that
 * did not pass: then it is no time that is missing.
 */
export function shortening(record: RunRecord): string {
  if (record.verdict !== 'passed') return ''
  const { spans, total } = spansOf(record)
  const waits = spans.map((span) => ({ span, needs: needsOf(span, spans), gap: gapOf(span, spans) }))
  const gains = spans
    .flatMap((span) => {
      const what = span.critical ? quicker(span.step) : undefined
      return what === undefined ? [] : [{ what, span }]
    })
    .map(({ what, span }) => ({ what, gain: total - wholeWithout(span, waits) }))
  const best = gains.sort((a, b) => b.gain - a.gain)[0]
  if (!best || best.gain < Math.max(total * LEAST_GAIN.share, LEAST_GAIN.milliseconds)) return ''
  const { what, gain } = best
  return `Would shorten the run most: ${what}, by up to ${formatDuration(gain)} of ${formatDuration(record.durationMs)}.`
}

interface Wait {
  readonly span: Span
  readonly needs: readonly string[]
  /** Milliseconds between the last need's end and the step's start: the gate's own. */
  readonly gap: number
}

/** Milliseconds the run would have taken had one step taken none; spans are in the order they began. */
function wholeWithout(absent: Span, waits: readonly Wait[]): number {
  const ends = new Map<string, number>()
  for (const { span, needs, gap } of waits) {
    const begin = Math.max(0, ...needs.map((need) => ends.get(need) ?? 0)) + gap
    ends.set(span.step.id, begin + (span === absent ? 0 : span.end - span.start))
  }
  return Math.max(0, ...ends.values())
}

/** A teardown waits for everything, whatever its record says; the time to settle counts from the last start. */
function needsOf({ step, start }: Span, spans: readonly Span[]): readonly string[] {
  if (step.kind !== 'teardown' && step.kind !== 'settle') return step.needs
  const before = spans.filter((other) => other.end <= start).map((other) => other.step)
  return before.filter(({ kind }) => step.kind === 'teardown' || kind === 'start').map(({ id }) => id)
}

function gapOf(span: Span, spans: readonly Span[]): number {
  const needs = new Set(needsOf(span, spans))
  const ends = spans.filter((other) => needs.has(other.step.id)).map((other) => other.end)
  return Math.max(0, span.start - Math.max(0, ...ends))
}

/** What a person could make quicker; the engine's own work is nobody's to mend. */
function quicker(step: DrawnStep): string | undefined {
  const service = plainLine(subjectOf(step)).slice(0, 60)
  switch (step.kind) {
    case 'build':
      return `a quicker build of ${service}`
    case 'pull':
      return `a quicker pull of ${service}'s image`
    case 'create':
    case 'start':
    case 'settle':
    case 'teardown':
      return undefined
    case 'ready':
      return `${service} ready sooner`
    case 'job':
      return `a quicker ${service}`
    case 'check':
      return `${service} answering sooner`
  }
}
