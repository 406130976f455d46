import { createHash } from 'node:crypto'
import { formatDuration } from '../../common/duration.js'
import { lastOf, plainLine } from '../../common/plain-text.js'
import type { Position } from '../../common/problem.js'
import type { RunRecord, StepRecord } from '../../record/run-record.js'
import { signs, stepName } from '../../record/step-name.js'
import type { Role } from '../../roles/role-assignments.js'
import { addressesOf } from '../addresses.js'
import { shortening } from '../shortening.js'
import { html, type Markup, nothing } from './markup.js'
import { style } from './report-style.js'
import { picture } from './timeline-svg.js'

const evidenceLimit = { lines: 2000, characters: 256 * 1024 }
const roleNames: Readonly<Record<Role | 'companions' | 'leftOut', string>> = {
  database: 'database',
  migrate: 'migrate',
  app: 'app',
  acceptance: 'acceptance',
  test: 'test',
  companions: 'companion',
  leftOut: 'left out',
}

/** `report.html`: one file that loads nothing and runs nothing, also from a stranger's artifact. */
export function reportHtml(record: RunRecord): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${record.verdict}: ${record.project} · compose-gate</title>
<style>${{ markup: style }}</style>
</head>
<body class="${record.verdict}">
${opening(record)}
<main>
${[problems(record), evidence(record), leftovers(record), timeLine(record), steps(record), roles(record), findings(record)]}
${[pairs('Addresses', addressesOf(record)), pairs('Images', record.images), logs(record)]}
</main>
<footer>Written by compose-gate. The same as data: report.json; as tests: junit.xml.</footer>
</body>
</html>
`
  return page.markup
}

function opening(record: RunRecord): Markup {
  const facts: readonly (readonly [string, string])[] = [
    ['Project', record.project],
    ['Took', formatDuration(record.durationMs)],
    ['Failed at', record.failedAt ? placeOf(record.failedAt) : ''],
    ['Engine', record.engine?.version ?? ''],
    ['Compose', record.engine?.compose ?? ''],
    [record.files.length === 1 ? 'File' : 'Files', record.files.join(', ')],
  ]
  const shown = facts.filter(([, value]) => value !== '')
  return html`<header><div>
<span class="badge">${signs[record.verdict]} ${record.verdict}</span>
<h1>${record.reason}</h1>
<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</div></header>`
}

/** One alone is the reason, and still has its place and what to write instead. */
function problems(record: RunRecord): Markup {
  if (record.problems.length === 0) return nothing
  const rows = record.problems.map(
    ({ message, instead, at }) =>
      html`<tr><td class="wide">${message}</td><td class="path">${at ? placeOf(at) : ''}</td><td class="wide">${instead ?? ''}</td></tr>`,
  )
  return section('What is wrong', table(['What', 'Where', 'Write instead'], rows))
}

function evidence(record: RunRecord): Markup {
  const failed = record.steps.find(({ id }) => id === record.failedStep)
  if (!failed?.evidence) return nothing
  return section(
    `Evidence of ${stepName(failed)}`,
    html`<div class="card evidence" tabindex="0"><pre>${lastOf(failed.evidence, evidenceLimit)}</pre></div>`,
  )
}

function leftovers(record: RunRecord): Markup {
  const rows = record.leftovers.map((line) => html`<tr><td class="wide">${line}</td></tr>`)
  return rows.length === 0 ? nothing : section('Left behind', table([], rows))
}

function timeLine(record: RunRecord): Markup {
  const drawing = picture(record)
  if (drawing === nothing) return nothing
  const failed = record.failedStep === null ? nothing : html`<span class="failed">failed</span>`
  const sentence = shortening(record)
  return section(
    'Time line',
    html`<div class="card" tabindex="0">${drawing}</div>
<p class="legend"><span class="critical">critical path</span><span>meanwhile</span>${failed}</p>
${sentence === '' ? nothing : html`<p class="legend">${sentence}</p>`}`,
  )
}

function steps(record: RunRecord): Markup {
  if (record.steps.length === 0) return nothing
  const critical = new Set(record.criticalPath)
  const rows = record.steps.map((step) => stepRow(step, critical.has(step.id)))
  const head = ['Status', 'Step', '#Took', '-#Attempts', 'What happened', '-Needed']
  return section('Steps', table(head, rows))
}

function stepRow(step: StepRecord, isCritical: boolean): Markup {
  const took = step.startedAt === null ? '' : formatDuration(step.durationMs)
  const attempts = step.startedAt === null ? '' : String(step.attempts)
  return html`<tr class="${isCritical ? 'critical' : ''}"><td class="sign ${step.status}">${signs[step.status]} <span>${step.status}</span></td>
<th scope="row">${stepName(step)}</th><td class="number took">${took}</td><td class="number minor">${attempts}</td>
<td class="wide">${step.detail}</td><td class="wide minor">${step.kind === 'teardown' ? 'all of them' : step.needs.join(', ')}</td></tr>
`
}

function roles(record: RunRecord): Markup {
  const all = record.roles
  if (all === null) return nothing
  const names = ['database', 'migrate', 'app', 'companions', 'acceptance', 'test', 'leftOut'] as const
  const rows = names.flatMap((role) =>
    all[role].map(
      ({ service, why, at }) => html`<tr><td>${roleNames[role]}</td><th scope="row">${service}</th>
<td class="wide">${why}</td><td class="path"><code>${at ? placeOf(at) : ''}</code></td></tr>
`,
    ),
  )
  return rows.length === 0 ? nothing : section('Roles', table(['Role', 'Service', 'Why', 'Where'], rows))
}

function findings(record: RunRecord): Markup {
  const rows = record.findings.map(
    ({
      severity,
      code,
      message,
      at,
    }) => html`<tr><td>${severity}</td><th scope="row"><code>${code}</code></th>
<td class="wide">${message}</td><td class="path"><code>${at ? placeOf(at) : ''}</code></td></tr>
`,
  )
  return rows.length === 0 ? nothing : section('Findings', table(['Severity', 'Code', 'What', 'Where'], rows))
}

function pairs(title: string, entries: Readonly<Record<string, string>>): Markup {
  const rows = Object.entries(entries).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td class="wide"><code>${value}</code></td></tr>
`,
  )
  return rows.length === 0 ? nothing : section(title, pairsTable(rows))
}

function logs(record: RunRecord): Markup {
  const rows = Object.entries(record.logs).map(
    ([
      service,
      file,
    ]) => html`<tr><th scope="row">${service}</th><td><a href="${linkTo(file)}">${file}</a></td></tr>
`,
  )
  return rows.length === 0 ? nothing : section('Logs', pairsTable(rows))
}

function pairsTable(rows: readonly Markup[]): Markup {
  return html`<div class="card"><table class="pairs"><tbody>
${rows}</tbody></table></div>`
}

/** Only ever a file beside the report: `./` keeps a name with a colon from being a scheme. */
function linkTo(file: string): string {
  return `./${plainLine(file).split('/').map(encodeURIComponent).join('/')}`
}

/** @param head names of the columns, `#` before those of numbers, `-` before those no phone shows; empty: no head */
function table(head: readonly string[], rows: readonly Markup[]): Markup {
  const cells = head.map((column) => {
    const [, minor, number, name = ''] = column.match(/^(-?)(#?)(.*)$/) ?? []
    const classes = [number ? 'number' : '', minor ? 'minor' : ''].join(' ').trim()
    return html`<th scope="col" class="${classes}">${name}</th>`
  })
  const top = head.length > 0 ? html`<thead><tr>${cells}</tr></thead>` : nothing
  return html`<div class="card" tabindex="0"><table>${top}<tbody>
${rows}</tbody></table></div>`
}

function section(title: string, content: Markup): Markup {
  return html`<section><h2>${title}</h2>
${content}
</section>
`
}

function placeOf(at: Position): string {
  return `${at.file}:${at.line}`
}
