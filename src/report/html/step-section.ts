import { formatDuration } from '../../common/duration.js'
import type { RunRecord, StepRecord } from '../../record/run-record.js'
import { signs, stepName } from '../../record/step-name.js'
import { exchange } from './exchange.js'
import { html, type Markup, nothing } from './markup.js'
import { counted, type Section, sentence } from './page-parts.js'
import { triesMarkup } from './tries.js'

/** All steps: those that failed first, then the others in their order; those that never began are folded. */
export function steps(record: RunRecord): Section | undefined {
  if (record.steps.length === 0) return undefined
  const failed = record.steps.filter(({ status }) => status === 'failed')
  const begun = record.steps.filter(({ status, startedAt }) => status !== 'failed' && startedAt !== null)
  const never = record.steps.filter(({ status, startedAt }) => status !== 'failed' && startedAt === null)
  return {
    id: 'steps',
    title: 'Steps',
    content: html`${list([...failed, ...begun], record)}
${
  never.length === 0
    ? nothing
    : html`<details><summary>${counted(never.length, 'step')} never began</summary>
${list(never, record)}</details>`
}`,
  }
}

function list(steps: readonly StepRecord[], record: RunRecord): Markup {
  if (steps.length === 0) return nothing
  const critical = new Set(record.criticalPath)
  const items = steps.map((step) => item(step, critical.has(step.id), step.id === record.failedStep))
  return html`<ol class="steps card">
${items}</ol>`
}

/** @param isEvidence whether request and answer stand above, as evidence */
function item(step: StepRecord, isCritical: boolean, isEvidence: boolean): Markup {
  const took = step.startedAt === null ? '' : formatDuration(step.durationMs)
  const shown = !isEvidence && step.exchange ? folded('Request and answer', exchange(step.exchange)) : nothing
  return html`<li class="step ${step.status} ${isCritical ? 'critical' : ''}"><span class="sign">${signs[step.status]}<span class="unseen"> ${step.status}: </span></span>
<strong class="name">${stepName(step)}</strong> <span class="took">${took}</span>
<div class="said">${said(step)}${triesMarkup(step)}${shown}</div></li>
`
}

/** The label, unless what happened has it. */
function said({ label = '', detail }: StepRecord): Markup {
  if (label === '' || detail.includes(label)) return sentence(detail)
  return html`<code>${label}</code> ${sentence(detail)}`
}

function folded(title: string, content: Markup): Markup {
  return html`<details><summary>${title}</summary>${content}</details>`
}
