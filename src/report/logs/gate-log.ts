import { formatDuration } from '../../common/duration.js'
import { plainLine } from '../../common/plain-text.js'
import type { RunRecord, StepRecord } from '../../record/run-record.js'
import { signs, stepName } from '../../record/step-name.js'
import type { ShownLog } from './shown-log.js'

/** The name of the log of what the gate did; no service can have it, because of the space. */
export const GATE_LOG = 'the gate'

interface Event {
  readonly time: number
  readonly text: string
}

/** What the gate did and when, as a log: it can be read beside the logs of the services. */
export function gateLog(record: RunRecord): ShownLog {
  const events = record.steps.flatMap(eventsOf).sort((a, b) => a.time - b.time)
  const shown = events.map(({ time, text }, index) => ({ number: index + 1, text, time }))
  const bytes = events.reduce((sum, { text }) => sum + text.length + 1, 0)
  return { name: GATE_LOG, file: null, bytes, lines: shown.length, shown }
}

function eventsOf(step: StepRecord): Event[] {
  if (step.startedAt === null || step.endedAt === null) return []
  const name = plainLine(stepName(step))
  const detail = step.detail === '' ? '' : `: ${plainLine(step.detail)}`
  const level = step.status === 'failed' ? 'ERROR ' : ''
  const end = `${level}${signs[step.status]} ${name} ${step.status} after ${formatDuration(step.durationMs)}${detail}`
  const tries = (step.tries ?? []).map(({ at, said }) => ({ at, text: `  ${name}: ${plainLine(said)}` }))
  const starts = (step.starts ?? []).map((at) => ({ at, text: `  ${name}: a container started` }))
  return [
    { at: step.startedAt, text: `${name} begins` },
    ...tries,
    ...starts,
    { at: step.endedAt, text: end },
  ].map(({ at, text }) => ({ time: Date.parse(at), text }))
}
