import { plainText } from '../../common/plain-text.js'
import type { CauseLines } from '../logs/cause-lines.js'
import { GATE_LOG } from '../logs/gate-log.js'
import { type LineLevel, levelsOf } from '../logs/line-level.js'
import type { LogLine, ShownLog } from '../logs/shown-log.js'
import { linesMarkup } from './log-markup.js'
import { html, type Markup, nothing } from './markup.js'
import type { PageInput } from './page-input.js'
import { counted, fileLink, type Section } from './page-parts.js'

// The page's script reads what is written here, see browser/log-source.ts.

const LEVEL_LETTERS: Readonly<Record<LineLevel, string>> = {
  error: 'e',
  warning: 'w',
  info: 'i',
  debug: 'd',
}

/** Lines of a log that may stand open: a browser lays them all out before the script takes their place. */
const MAX_OPEN_LINES = 1000

/** The logs of all services, of builds and of the gate: folded, or in the viewer that the script makes of them. */
export function logs(input: PageInput): Section | undefined {
  const { record, cause } = input
  const texts = input.logs.filter(({ shown }) => shown.length > 0)
  // An empty log is read, and says nothing.
  const read = input.logs.filter(({ shown, bytes }) => shown.length > 0 || bytes === 0)
  const absent = Object.entries(record.logs).filter(([name]) => !read.some((log) => log.name === name))
  if (texts.length === 0 && absent.length === 0) return undefined
  const first = cause?.log ?? nearestLog(input)
  const viewer = texts.length === 0 ? nothing : viewerMarkup(texts, first)
  const links = absent.map(
    ([name, file]) => html`<li class="fact"><strong>${name}</strong> ${fileLink(file)}</li>\n`,
  )
  return {
    id: 'logs',
    title: 'Logs',
    content: html`${viewer}
<div id="log-texts">
${texts.map((log) => textMarkup(log, cause, log.name === first && log.shown.length <= MAX_OPEN_LINES))}</div>
${links.length === 0 ? nothing : html`<ul class="rows card">${links}</ul>`}`,
  }
}

/** The log that a reader most likely wants: that of what failed. */
function nearestLog({ record, logs }: PageInput): string | undefined {
  const failed = record.steps.find(({ id }) => id === record.failedStep)
  if (failed === undefined) return undefined
  const names = failed.kind === 'build' ? [`build-${failed.service}`] : [failed.service]
  return logs.find(({ name }) => names.includes(name))?.name
}

/** The tools of the viewer; hidden until the script brings them to life. */
function viewerMarkup(texts: readonly ShownLog[], first: string | undefined): Markup {
  const known = (log: ShownLog) => log.name !== GATE_LOG && log.shown.some(({ time }) => !Number.isNaN(time))
  const isTimed = texts.some(known)
  const boxes = texts.map((log, index) => {
    const isOn = first === undefined ? log.name !== GATE_LOG || isTimed : log.name === first
    const checked = { markup: isOn ? ' checked' : '' }
    return html`<label class="log-${index % 8}"><input type="checkbox" value="${index}"${checked}> ${log.name}</label>\n`
  })
  const order = isTimed
    ? html`<label><input type="checkbox" id="log-merge" checked> by time</label>`
    : nothing
  return html`<div id="log-viewer" class="card" hidden>
<div class="tools">
<fieldset><legend class="unseen">Logs to show</legend>
${boxes}<button type="button" id="log-all">All</button></fieldset>
<div class="tools-row">
<label class="search"><span class="unseen">Search in the logs</span><input type="search" id="log-search" placeholder="Search" autocomplete="off" spellcheck="false"></label>
<button type="button" id="log-previous" aria-label="Previous match">↑</button>
<button type="button" id="log-next" aria-label="Next match">↓</button>
<label><input type="checkbox" id="log-only"> only matches</label>
<label><span class="unseen">Level</span><select id="log-level"><option value="">all levels</option><option value="ew">warnings, errors</option><option value="e">errors</option></select></label>
${order}
<button type="button" id="log-copy">Copy lines</button>
<output id="log-count"></output>
</div></div>
<div id="log-lines" class="lines" tabindex="0" role="region" aria-label="Lines of the logs"></div>
</div>`
}

function textMarkup(log: ShownLog, cause: CauseLines | undefined, isOpen: boolean): Markup {
  const id = `log-${encodeURIComponent(log.name.replace(/\p{Surrogate}/gu, ''))}`
  const open = { markup: isOpen ? ' open' : '' }
  const levels = levelsOf(log.shown.map(({ text }) => plainText(text)))
  const times = timesOf(log.shown)
  const file = log.file === null ? nothing : html`<p class="soft">The whole log: ${fileLink(log.file)}</p>`
  return html`<details class="log card" id="${id}"${open}><summary><strong>${log.name}</strong> <span class="soft">${sizeOf(log)}</span></summary>
${file}
<pre tabindex="0" data-name="${log.name}" data-levels="${runLengths(levels)}"${times === '' ? nothing : html` data-times="${times}"`}>
${partsMarkup(log, cause)}</pre></details>
`
}

function sizeOf({ lines, bytes, shown }: ShownLog): string {
  const size =
    bytes < 1000
      ? counted(bytes, 'byte')
      : bytes < 1e6
        ? `${Math.round(bytes / 1e3)} kB`
        : `${(bytes / 1e6).toFixed(1)} MB`
  const some = shown.length < lines ? `, of which ${shown.length.toLocaleString('en')} are here` : ''
  return `${counted(lines, 'line')}, ${size}${some}`
}

/** The lines, and where some are left out a note that says how many. */
function partsMarkup(log: ShownLog, cause: CauseLines | undefined): Markup {
  const causes = new Set(cause?.log === log.name ? cause.numbers : [])
  const first = cause?.numbers[0]
  const parts = partsOf(log.shown).map((part, index, all) => {
    const lines = part.map(({ text, number }) => {
      const isCause = causes.has(number)
      return { text, isCause, ...(isCause && number === first ? { id: 'cause' } : {}) }
    })
    const before = all[index - 1]?.at(-1)?.number ?? 0
    const next = part[0]?.number ?? 0
    return next === before + 1 ? linesMarkup(lines) : html`${gap(before, next, log)}\n${linesMarkup(lines)}`
  })
  return { markup: parts.map(({ markup }) => markup).join('\n') }
}

/** Lines whose numbers follow each other. */
function partsOf(lines: readonly LogLine[]): LogLine[][] {
  const parts: LogLine[][] = []
  for (const line of lines) {
    const part = parts.at(-1)
    if (part?.at(-1)?.number === line.number - 1) part.push(line)
    else parts.push([line])
  }
  return parts
}

/** @param before and @param next numbers of the lines around it; the same where one line is longer than a report */
function gap(before: number, next: number, { file }: ShownLog): Markup {
  const left = next - before - 1
  const what = left > 0 ? counted(left, 'line') : 'a part of this line'
  return html`<i class="gap" data-next="${next}">… ${what} left out${file === null ? '' : `, see ${file}`} …</i>`
}

/** `iiieei` as `3i2e1i`. */
function runLengths(levels: readonly LineLevel[]): string {
  return levels
    .map((level) => LEVEL_LETTERS[level])
    .join('')
    .replace(/(.)\1*/g, (run) => `${run.length}${run.charAt(0)}`)
}

/** Milliseconds from line to line, the first since 1970, in base 36; empty for a line whose time is not known. */
function timesOf(lines: readonly LogLine[]): string {
  if (lines.every(({ time }) => Number.isNaN(time))) return ''
  let before = 0
  return lines
    .map(({ time }) => {
      if (Number.isNaN(time)) return ''
      const difference = Math.round(time) - before
      before += difference
      return difference.toString(36)
    })
    .join(' ')
}
