import { lastOf } from '../../common/plain-text.js'
import { stepName } from '../../record/step-name.js'
import type { CauseLines } from '../logs/cause-lines.js'
import type { ShownLog } from '../logs/shown-log.js'
import { spoken } from '../logs/spoken-line.js'
import { exchange } from './exchange.js'
import { linesMarkup } from './log-markup.js'
import { html, type Markup, nothing } from './markup.js'
import type { PageInput } from './page-input.js'
import { copyButton, type Section } from './page-parts.js'

const PAGE_EVIDENCE = { lines: 2000, characters: 256 * 1024 }

/** Lines of the log that are shown around those that say the cause. */
const CONTEXT_LINES = { before: 8, after: 3 }

/** Why the run failed, beyond the one sentence: the log around the cause, request and answer, what the step left. */
export function evidence({ record, logs, cause }: PageInput): Section | undefined {
  const failed = record.steps.find(({ id }) => id === record.failedStep)
  if (failed === undefined) return undefined
  const text = lastOf(failed.evidence ?? '', PAGE_EVIDENCE)
  const causeLog = logs.find(({ name }) => name === cause?.log)
  // Where request and answer stand for the text, it is folded.
  const around = cause && causeLog && excerpt(causeLog, cause, failed.exchange ? '' : text)
  const parts = [
    around ?? nothing,
    failed.exchange ? exchange(failed.exchange) : nothing,
    written(text, failed.exchange !== undefined, cause, causeLog),
  ].filter((part) => part !== nothing)
  if (parts.length === 0) return undefined
  return {
    id: 'evidence',
    title: `Evidence of ${stepName(failed)}`,
    shortTitle: 'Evidence',
    content: html`${parts}`,
  }
}

/** What the step left as evidence; folded where request and answer stand above it already. */
function written(
  text: string,
  isTold: boolean,
  cause: CauseLines | undefined,
  log: ShownLog | undefined,
): Markup {
  if (text === '') return nothing
  const causes = new Set(log === undefined || cause === undefined ? [] : textsOf(log, cause))
  const lines = text.split('\n').map((line) => ({ text: line, isCause: causes.has(spoken(line)) }))
  const block = html`<div class="block">${copyButton(text, 'the evidence')}<pre class="evidence" tabindex="0">
${linesMarkup(lines)}</pre></div>`
  return isTold ? html`<details><summary>All of this as text</summary>${block}</details>` : block
}

/** The log around the cause, unless the evidence holds the cause itself. */
function excerpt(log: ShownLog, cause: CauseLines, evidence: string): Markup | undefined {
  const told = new Set(evidence.split('\n').map(spoken))
  if (textsOf(log, cause).every((text) => told.has(text))) return undefined
  const numbers = new Set(cause.numbers)
  const first = log.shown.findIndex(({ number }) => numbers.has(number))
  const last = log.shown.findLastIndex(({ number }) => numbers.has(number))
  const lines = log.shown.slice(Math.max(0, first - CONTEXT_LINES.before), last + 1 + CONTEXT_LINES.after)
  const items = lines.map(({ number, text }) => ({ number, text, isCause: numbers.has(number) }))
  return html`<div class="block"><h3><a href="#cause">The log of ${log.name}</a></h3>
<pre class="evidence" tabindex="0">
${linesMarkup(items)}</pre></div>`
}

function textsOf(log: ShownLog, { numbers }: CauseLines): string[] {
  const wanted = new Set(numbers)
  return log.shown.filter(({ number }) => wanted.has(number)).map(({ text }) => spoken(text))
}
