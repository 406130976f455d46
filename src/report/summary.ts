import { formatDuration } from '../common/duration.js'
import { lastOf } from '../common/plain-text.js'
import type { Severity } from '../findings/finding.js'
import type { RunRecord, StepRecord, StepStatus, Verdict } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { addressesOf } from './addresses.js'
import { codeSpan, fenced, markdownText, table } from './markdown.js'
import { timeline } from './timeline.js'

const pictures: Readonly<Record<Verdict | StepStatus, string>> = {
  passed: '✅',
  failed: '❌',
  error: '⚠️',
  cancelled: '🚫',
  skipped: '⚪',
}
const weights: Readonly<Record<Severity, string>> = {
  error: '❌ error',
  warning: '⚠️ **warning**',
  notice: 'ℹ️ notice',
}
const evidenceLimit = { lines: 100, characters: 32 * 1024 }
const mostRows = 200
const mostLines = 50
const longestLine = 1000

/** `summary.md`: what a person reads first, on the run's page. Some 100 KiB at the very most for usual projects. */
export function summaryMarkdown(record: RunRecord): string {
  const sections = [
    ...opening(record),
    ...problems(record),
    ...evidence(record),
    ...leftovers(record),
    ...stepTable(record),
    ...timeLine(record),
    ...findings(record),
    ...folded('Addresses', 'Address', Object.entries(addressesOf(record))),
    ...folded('Images', 'Image', Object.entries(record.images)),
  ]
  return `${sections.join('\n\n')}\n`
}

/** The verdict and its reason alone, where the whole summary would be too long for the place it is meant for. */
export function shortSummary(record: RunRecord): string {
  return `${opening(record).join('\n\n')}\n`
}

function opening(record: RunRecord): string[] {
  const engine = record.engine && `Engine ${record.engine.version}, Compose ${record.engine.compose}`
  const at = record.failedAt && codeSpan(`${record.failedAt.file}:${record.failedAt.line}`)
  const facts = [
    codeSpan(record.project),
    formatDuration(record.durationMs),
    ...(engine ? [markdownText(engine)] : []),
    ...(at ? [at] : []),
  ]
  return [
    `## ${pictures[record.verdict]} compose-gate: ${record.verdict}`,
    `**${markdownText(record.reason)}**`,
    facts.filter((fact) => fact !== '').join(' · '),
  ]
}

/** One alone is the reason, and still has its place and what to write instead. */
function problems(record: RunRecord): string[] {
  const lines = record.problems.map(({ message, instead, at }) => {
    const place = at ? `${codeSpan(`${at.file}:${at.line}:${at.column}`)} ` : ''
    const remedy = instead ? ` → ${markdownText(instead.slice(0, longestLine))}` : ''
    return `${place}${markdownText(message.slice(0, longestLine))}${remedy}`
  })
  return list('What is wrong', lines)
}

function evidence(record: RunRecord): string[] {
  const failed = record.steps.find((step) => step.id === record.failedStep)
  if (!failed?.evidence) return []
  return [`### Evidence of ${markdownText(stepName(failed))}`, fenced(lastOf(failed.evidence, evidenceLimit))]
}

function leftovers(record: RunRecord): string[] {
  return list('Left behind', record.leftovers.map(markdownText))
}

function stepTable(record: RunRecord): string[] {
  if (record.steps.length === 0) return []
  const critical = new Set(record.criticalPath)
  const tells = (step: StepRecord) => step.status === 'failed' || critical.has(step.id)
  const all = record.steps.length <= mostRows
  const shown = all ? record.steps : record.steps.filter(tells).slice(0, mostRows)
  const rows = shown.map((step) => [
    pictures[step.status],
    markdownText(stepName(step)),
    step.startedAt === null ? '' : took(step, critical.has(step.id)),
    markdownText(step.detail.slice(0, 400)),
  ])
  const rest = record.steps.length - shown.length
  return [
    '### Steps',
    table(['', 'Step', 'Took', 'What happened'], rows),
    ...(shown.some(({ id }) => critical.has(id)) ? ['Bold: on the critical path.'] : []),
    ...(rest > 0 ? [`… and ${rest} more, in the report.`] : []),
  ]
}

function took(step: StepRecord, isCritical: boolean): string {
  const duration = formatDuration(step.durationMs)
  return isCritical ? `**${duration}**` : duration
}

function timeLine(record: RunRecord): string[] {
  const picture = timeline(record, 100)
  return picture === '' ? [] : details('Time line', fenced(picture))
}

function findings(record: RunRecord): string[] {
  const lines = record.findings.map(({ severity, code, message, at }) => {
    const place = at ? ` (${codeSpan(`${at.file}:${at.line}`)})` : ''
    return `${weights[severity]} ${codeSpan(code)} ${markdownText(message.slice(0, longestLine))}${place}`
  })
  return list('Findings', lines)
}

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, mostLines).map((line) => `- ${line}`)
  const rest = lines.length > mostLines ? [`- … and ${lines.length - mostLines} more, in the report`] : []
  return [`### ${title}`, [...shown, ...rest].join('\n')]
}

function folded(title: string, one: string, entries: readonly (readonly [string, string])[]): string[] {
  if (entries.length === 0) return []
  return details(
    title,
    table(
      ['Service', one],
      entries.slice(0, mostRows).map((row) => row.map(codeSpan)),
    ),
  )
}

function details(title: string, markdown: string): string[] {
  return [`<details><summary>${title}</summary>`, markdown, '</details>']
}
