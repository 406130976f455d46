import { formatDuration } from '../../common/duration.js'
import type { StepRecord, StepTry } from '../../record/run-record.js'
import { signs } from '../../record/step-name.js'
import { html, type Markup, nothing } from './markup.js'
import { sentence } from './page-parts.js'

/** The record keeps this many tries from the beginning, where it does not keep all. */
const KEPT_FIRST = 20

/** Tries one after another with the same result. */
interface TryGroup {
  readonly first: StepTry
  readonly last: StepTry
  readonly count: number
}

/** The probes, requests or starts of a step: when, how long, and what came of each. */
export function triesMarkup(step: StepRecord): Markup {
  const tries = step.tries ?? []
  if (tries.length === 0)
    return step.attempts > 1 ? html` <span class="soft">(${step.attempts} tries)</span>` : nothing
  if (tries.length === 1 && step.status === 'passed') return nothing
  const zero = Date.parse(step.startedAt ?? '')
  const missing = Math.max(0, step.attempts - tries.length)
  const items = (some: readonly StepTry[]) => groupsOf(some).map((group) => item(group, zero))
  const all =
    missing === 0
      ? items(tries)
      : [
          ...items(tries.slice(0, KEPT_FIRST)),
          html`<li class="soft">… ${missing.toLocaleString('en')} more in between</li>`,
          ...items(tries.slice(KEPT_FIRST)),
        ]
  return html`<details><summary>${Math.max(step.attempts, tries.length)} tries</summary><ol class="tries">${all}</ol></details>`
}

function groupsOf(tries: readonly StepTry[]): TryGroup[] {
  const groups: TryGroup[] = []
  for (const one of tries) {
    const before = groups.at(-1)
    const same = before && before.last.said === one.said && before.last.status === one.status
    if (same) groups[groups.length - 1] = { ...before, last: one, count: before.count + 1 }
    else groups.push({ first: one, last: one, count: 1 })
  }
  return groups
}

/** @param zero when the step began, milliseconds since 1970 */
function item({ first, last, count }: TryGroup, zero: number): Markup {
  const begun = Date.parse(first.at) - zero
  const ended = Date.parse(last.at) + last.durationMs - zero
  const times = count > 1 ? html` <span class="soft">× ${count}</span>` : nothing
  return html`<li class="${first.status}"><span class="sign">${signs[first.status]}<span class="unseen"> ${first.status}</span></span> <span class="took">${since(begun)} – ${since(ended)}</span> ${sentence(first.said)}${times}</li>`
}

function since(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? '?' : `+${formatDuration(milliseconds)}`
}
