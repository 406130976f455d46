import { formatDuration } from '../common/duration.js'
import type { RunRecord, StepRecord, StepStatus } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { details, markdownText, table } from './markdown.js'

const MAX_STEP_ROWS = 200

/** Characters of what happened in a row of a table. */
const MAX_DETAIL = 400

const SIGNS: Readonly<Record<StepStatus, string>> = {
  passed: '✅',
  failed: '❌',
  cancelled: '🚫',
  skipped: '⚪',
}

/** Steps whose result is worth a row to whoever reads a passed run: they prove something. */
const PROVING: ReadonlySet<StepRecord['kind']> = new Set(['check', 'job'])

/** What failed, or what was proven, as a table; all other steps are folded. */
export function stepTables(record: RunRecord): string[] {
  const failed = record.steps.filter(({ status }) => status === 'failed')
  const proven = record.steps.filter(({ kind, status }) => PROVING.has(kind) && status === 'passed')
  const shown = (failed.length > 0 ? failed : record.verdict === 'passed' ? proven : []).slice(
    0,
    MAX_STEP_ROWS,
  )
  const rest = record.steps.filter((step) => !shown.includes(step))
  const title = failed.length > 0 ? 'What failed' : 'What held'
  return [
    ...(shown.length === 0 ? [] : [`### ${title}`, tableOf(shown, record)]),
    ...(rest.length === 0 ? [] : details(countsOf(rest), tableOf(worthTelling(rest, record), record))),
    ...(rest.length > MAX_STEP_ROWS ? [`… and ${rest.length - MAX_STEP_ROWS} more, in the report.`] : []),
  ]
}

/** Of too many steps, those on the critical path. */
function worthTelling(steps: readonly StepRecord[], { criticalPath }: RunRecord): readonly StepRecord[] {
  if (steps.length <= MAX_STEP_ROWS) return steps
  const critical = new Set(criticalPath)
  const [first, others] = [
    steps.filter(({ id }) => critical.has(id)),
    steps.filter(({ id }) => !critical.has(id)),
  ]
  return [...first, ...others].slice(0, MAX_STEP_ROWS)
}

/** `9 other steps: 7 passed, 2 never began`. */
function countsOf(steps: readonly StepRecord[]): string {
  const begun = (status: StepStatus) =>
    steps.filter((step) => step.status === status && step.startedAt !== null).length
  const counts = [
    [begun('passed'), 'passed'],
    [begun('failed'), 'failed'],
    [begun('cancelled'), 'cancelled'],
    [steps.filter(({ startedAt }) => startedAt === null).length, 'never began'],
  ] as const
  const words = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return `${steps.length} other ${steps.length === 1 ? 'step' : 'steps'}: ${words.join(', ')}`
}

function tableOf(steps: readonly StepRecord[], { criticalPath }: RunRecord): string {
  const critical = new Set(criticalPath)
  const rows = steps.map((step) => [
    SIGNS[step.status],
    markdownText(stepName(step)),
    step.startedAt === null ? '' : took(step, critical.has(step.id)),
    markdownText(told(step).slice(0, MAX_DETAIL)),
  ])
  return table(['', 'Step', 'Took', 'What happened'], rows)
}

function told({ label = '', detail }: StepRecord): string {
  if (label === '' || detail === '') return detail || label
  return detail.includes(label) ? detail : `${label}: ${detail}`
}

/** In bold on the critical path. */
function took(step: StepRecord, isCritical: boolean): string {
  const duration = formatDuration(step.durationMs)
  return isCritical ? `**${duration}**` : duration
}
