import { formatDuration } from '../../common/duration.js'
import { shellLine } from '../../common/shell-line.js'
import type { RunRecord } from '../../record/run-record.js'
import { signs, stepName } from '../../record/step-name.js'
import { consequencesOf } from '../consequences.js'
import type { CauseLines } from '../logs/cause-lines.js'
import { commitUrl } from '../place.js'
import { html, type Markup, nothing } from './markup.js'
import type { PageInput } from './page-input.js'
import { copyButton, place, sentence } from './page-parts.js'

/** What is read first: the verdict, its reason, where, and how to see it again. */
export function opening({ record, cause }: PageInput): Markup {
  return html`<header><div>
<p class="verdict"><span class="badge">${signs[record.verdict]} ${record.verdict}</span> ${afterwards(record)}</p>
<h1>${sentence(record.reason)}</h1>${remedy(record)}${consequences(record)}
<p class="where">${[place(record.failedAt, record.origin), jump(cause)]} ${copyButton(record.reason, 'the reason', 'Copy the reason')}</p>
${facts(record)}
${command(record)}
</div></header>`
}

function remedy({ remedy }: RunRecord): Markup {
  return remedy === undefined
    ? nothing
    : html`
<p>What to do: ${sentence(remedy)}</p>`
}

function consequences(record: RunRecord): Markup {
  const text = consequencesOf(record)
  return text === ''
    ? nothing
    : html`
<p class="soft">${sentence(text)}</p>`
}

/** The step that failed, and when. */
function afterwards(record: RunRecord): Markup {
  const failed = record.steps.find(({ id }) => id === record.failedStep)
  const took = formatDuration(record.durationMs)
  return failed === undefined ? html`in ${took}` : html`${stepName(failed)} · after ${took}`
}

function jump(cause: CauseLines | undefined): Markup {
  if (cause === undefined) return nothing
  const [line] = cause.numbers
  return html` <a class="jump" href="#cause">line ${line?.toLocaleString('en') ?? ''} of the log of ${cause.log}</a>`
}

function facts(record: RunRecord): Markup {
  const { engine, origin, project, files } = record
  const started = record.steps.flatMap(({ startedAt }) => startedAt ?? []).sort()[0]
  const entries: readonly (readonly [string, Markup | string])[] = [
    ['Project', project],
    [files.length === 1 ? 'File' : 'Files', files.join(', ')],
    ['Commit', commit(origin)],
    ['Began', started === undefined ? '' : `${started.slice(0, 19).replace('T', ' ')} UTC`],
    ['Engine', engine?.version ?? ''],
    ['Compose', engine?.compose ?? ''],
  ]
  const shown = entries.filter(([, value]) => value !== '')
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function commit(origin: RunRecord['origin']): Markup | string {
  const url = origin && commitUrl(origin)
  if (origin === undefined || url === undefined) return ''
  return html`<a href="${url}" rel="noreferrer">${origin.commit.slice(0, 10)}</a>`
}

function command(record: RunRecord): Markup {
  if (record.command === undefined || record.command.length === 0) return nothing
  const line = shellLine(record.command)
  return html`<div class="command"><span>Run it again</span> <code>${line}</code> ${copyButton(line, 'the command')}</div>`
}
