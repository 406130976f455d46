import { createHash } from 'node:crypto'
import type { RunRecord } from '../../record/run-record.js'
import { addressesOf } from '../addresses.js'
import { causeLines } from '../logs/cause-lines.js'
import { gateLog } from '../logs/gate-log.js'
import type { LogText } from '../logs/log-text.js'
import { shownLogs } from '../logs/shown-log.js'
import { evidence } from './evidence-section.js'
import { logs } from './log-section.js'
import { html, type Markup, nothing } from './markup.js'
import { opening } from './opening.js'
import { script, style } from './page-assets.js'
import type { PageInput } from './page-input.js'
import { pairs, type Section } from './page-parts.js'
import {
  adjustments,
  findings,
  leftovers,
  problems,
  roles,
  testResults,
  unproven,
} from './project-sections.js'
import { steps } from './step-section.js'
import { timeLine } from './timeline-section.js'

/**
 * `report.html`: one file that loads nothing, and whose policy lets nothing run but its own script. Without the script
 * the page shows the same, folded.
 */
export function reportHtml(record: RunRecord, texts: readonly LogText[] = []): string {
  const given = shownLogs(texts)
  const input = { record, logs: [...given, gateLog(record)], cause: causeLines(record, given) }
  const sections = sectionsOf(input)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy() }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${record.verdict}: ${record.project} · compose-gate</title>
<style>${{ markup: style }}</style>
</head>
<body class="${record.verdict}">
${opening(input)}
${contents(sections)}
<main>
${sections.map(sectionMarkup)}
</main>
<footer>Written by compose-gate. The same for programs: <code>report.json</code>, <code>junit.xml</code>.</footer>
<script>${{ markup: script }}</script>
</body>
</html>
`
  return page.markup
}

function policy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(script)}`,
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function sectionsOf(input: PageInput): Section[] {
  const { record } = input
  const passed = record.verdict === 'passed'
  const address = ([place, url]: [string, string]) => [place, html`<code>${url}</code>`] as const
  const image = ([service, id]: [string, string]) =>
    [service, html`${record.imageNames?.[service] ?? ''} <code class="soft">${id}</code>`] as const
  const sections: readonly (Section | undefined)[] = [
    problems(record),
    evidence(input),
    leftovers(record),
    passed ? unproven(record) : undefined,
    testResults(record),
    timeLine(record),
    steps(record),
    logs(input),
    passed ? undefined : unproven(record),
    findings(record),
    adjustments(record),
    listed('addresses', 'Addresses', Object.entries(addressesOf(record)).map(address)),
    roles(record),
    listed('images', 'Images', Object.entries(record.images).map(image)),
  ]
  return sections.filter((section) => section !== undefined)
}

function listed(id: string, title: string, entries: Parameters<typeof pairs>[0]): Section | undefined {
  return entries.length === 0 ? undefined : { id, title, content: pairs(entries), folded: id === 'images' }
}

function contents(sections: readonly Section[]): Markup {
  if (sections.length < 2) return nothing
  const links = sections.map(
    ({ id, title, shortTitle = title }) => html`<li><a href="#${id}">${shortTitle}</a></li>`,
  )
  return html`<nav aria-label="Contents"><ul>${links}</ul></nav>`
}

function sectionMarkup({ id, title, content, folded }: Section): Markup {
  const body = folded
    ? html`<details><summary><h2>${title}</h2></summary>
${content}
</details>`
    : html`<h2>${title}</h2>
${content}`
  return html`<section id="${id}">
${body}
</section>
`
}
