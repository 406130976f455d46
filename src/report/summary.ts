import { formatDuration } from '../common/duration.js'
import { lastOf } from '../common/plain-text.js'
import type { Position } from '../common/problem.js'
import { shellLine } from '../common/shell-line.js'
import type { Severity } from '../findings/finding.js'
import type { RunRecord, Verdict } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { addressesOf } from './addresses.js'
import { consequencesOf } from './consequences.js'
import { ganttOf } from './gantt.js'
import { spoken } from './logs/spoken-line.js'
import { codeSpan, details, fenced, markdownLink, markdownText, table } from './markdown.js'
import { commitUrl, placeText, placeUrl } from './place.js'
import { stepTables } from './summary-steps.js'
import { testsInWords } from './tests-in-words.js'
import { timeline } from './timeline.js'

const SIGNS: Readonly<Record<Verdict, string>> = {
  passed: '✅',
  failed: '❌',
  error: '⚠️',
  cancelled: '🚫',
}
const WEIGHTS: Readonly<Record<Severity, string>> = {
  error: '❌ error',
  warning: '⚠️ **warning**',
  notice: 'ℹ️ notice',
}
const SUMMARY_EVIDENCE = { lines: 100, characters: 32 * 1024 }
const MAX_OUTPUT_ROWS = 200

/** Items of a list: those that are not folded, and all of them. */
const LIST_LIMIT = { open: 10, all: 50 }

/** Characters of an item of a list. */
const MAX_LINE = 1000

/** Characters of a command. */
const MAX_COMMAND = 4000

/** `summary.md`: what a person reads first, on the run's page. Some 100 KiB at the very most for usual projects. */
export function summaryMarkdown(record: RunRecord): string {
  const sections = [
    ...opening(record),
    ...problems(record),
    ...evidence(record),
    ...list('Left behind', record.leftovers.map(markdownText)),
    ...stepTables(record),
    ...command(record),
    ...testFiles(record),
    ...unproven(record),
    ...timeLine(record),
    ...findings(record),
    ...adjustments(record),
    ...rows('Addresses', ['Service', 'Address'], Object.entries(addressesOf(record))),
    ...rows('Images', ['Service', 'Image', 'Id'], imagesOf(record)),
  ]
  return `${sections.join('\n\n')}\n`
}

/** The verdict and its reason alone, where the whole summary would be too long for the place it is meant for. */
export function shortSummary(record: RunRecord): string {
  return `${opening(record).join('\n\n')}\n`
}

function opening(record: RunRecord): string[] {
  const { origin } = record
  const engine = record.engine && `Engine ${record.engine.version}, Compose ${record.engine.compose}`
  const commit = origin && commitUrl(origin)
  const consequences = consequencesOf(record)
  const facts = [
    record.failedAt ? place(record.failedAt, record) : '',
    codeSpan(record.project),
    formatDuration(record.durationMs),
    engine ? markdownText(engine) : '',
    commit ? markdownLink(codeSpan(origin.commit.slice(0, 10)), commit) : '',
  ]
  return [
    `## ${SIGNS[record.verdict]} compose-gate: ${record.verdict}`,
    `**${markdownText(record.reason)}**`,
    ...(record.remedy ? [`What to do: ${markdownText(record.remedy)}`] : []),
    ...(consequences === '' ? [] : [markdownText(consequences)]),
    facts.filter((fact) => fact !== '').join(' · '),
  ]
}

/** A place in a file; a link where the repository is known. */
function place(at: Position, { origin }: RunRecord, text = placeText(at)): string {
  const url = placeUrl(at, origin)
  return url === undefined ? codeSpan(text) : markdownLink(codeSpan(text), url)
}

/** One alone is the reason, and still has its place and what to write instead. */
function problems(record: RunRecord): string[] {
  const lines = record.problems.map(({ message, instead, at }) => {
    const where = at ? `${place(at, record, `${placeText(at)}:${at.column}`)} ` : ''
    const remedy = instead ? ` → ${markdownText(instead.slice(0, MAX_LINE))}` : ''
    return `${where}${markdownText(message.slice(0, MAX_LINE))}${remedy}`
  })
  const excerpt = record.problems.length === 1 ? record.problems[0]?.excerpt : undefined
  return [...list('What is wrong', lines), ...(excerpt ? [fenced(excerpt.slice(0, MAX_COMMAND))] : [])]
}

function evidence(record: RunRecord): string[] {
  const failed = record.steps.find((step) => step.id === record.failedStep)
  const text = failed?.evidence ? lastOf(failed.evidence, SUMMARY_EVIDENCE) : ''
  const cause = causeOf(record, text)
  return [
    ...(cause === undefined ? [] : [`### The log of ${markdownText(cause.log)}`, fenced(cause.text)]),
    ...(failed && text !== '' ? [`### Evidence of ${markdownText(stepName(failed))}`, fenced(text)] : []),
  ]
}

/** The lines of a log that say why, unless the evidence has them. */
function causeOf({ cause }: RunRecord, evidence: string): { log: string; text: string } | undefined {
  if (cause === undefined) return undefined
  const text = lastOf(cause.lines.join('\n'), SUMMARY_EVIDENCE)
  const told = new Set(evidence.split('\n').map(spoken))
  const isTold = text.split('\n').every((line) => line.trim() === '' || told.has(spoken(line)))
  return isTold ? undefined : { log: cause.log, text }
}

function command({ command = [] }: RunRecord): string[] {
  const line = shellLine(command)
  if (line === '' || line.length > MAX_COMMAND) return []
  return ['Run it again:', fenced(line, 'sh')]
}

/** What the tests of the project say, as they wrote it. */
function testFiles({ testFiles = [] }: RunRecord): string[] {
  return list(
    'Test results',
    testFiles.map((tests) => `${codeSpan(tests.file)}: ${testsInWords(tests)}`),
  )
}

function unproven({ unproven = [] }: RunRecord): string[] {
  const lines = unproven.map(
    ({ service, why }) => `${codeSpan(service)}: ${markdownText(why.slice(0, MAX_LINE))}`,
  )
  return list('Not proven', lines)
}

/** As a picture of Mermaid's where it shows something, else in text. */
function timeLine(record: RunRecord): string[] {
  const gantt = ganttOf(record)
  if (gantt !== undefined) return details('Time line', fenced(gantt, 'mermaid'))
  const picture = timeline(record, 100)
  return picture === '' ? [] : details('Time line', fenced(picture))
}

function findings(record: RunRecord): string[] {
  const lines = record.findings.map(({ severity, code, message, at }) => {
    const where = at ? ` (${place(at, record)})` : ''
    return `${WEIGHTS[severity]} ${codeSpan(code)} ${markdownText(message.slice(0, MAX_LINE))}${where}`
  })
  return list('Findings', lines)
}

function adjustments({ adjustments = [] }: RunRecord): string[] {
  if (adjustments.length === 0) return []
  const lines = adjustments
    .slice(0, LIST_LIMIT.all)
    .map(
      ({ code, services, sentence }) =>
        `- ${services.map(codeSpan).join(', ')}${services.length > 0 ? ': ' : ''}${markdownText(sentence.slice(0, MAX_LINE))} ${codeSpan(code)}`,
    )
  return details('For this run alone', [...lines, ...moreOf(adjustments.length)].join('\n'))
}

/** The first items stand open, others are folded, and too many are only counted. */
function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const items = lines.map((line) => `- ${line}`)
  const folded = [...items.slice(LIST_LIMIT.open, LIST_LIMIT.all), ...moreOf(lines.length)]
  const rest = lines.length - LIST_LIMIT.open
  return [
    `### ${title}`,
    items.slice(0, LIST_LIMIT.open).join('\n'),
    ...(rest > 0 ? details(`${rest} more`, folded.join('\n')) : []),
  ]
}

function moreOf(count: number): string[] {
  return count > LIST_LIMIT.all ? [`- … and ${count - LIST_LIMIT.all} more, in the report`] : []
}

function rows(title: string, head: readonly string[], cells: readonly (readonly string[])[]): string[] {
  const shown = cells.slice(0, MAX_OUTPUT_ROWS).map((row) => row.map(codeSpan))
  return cells.length === 0 ? [] : details(title, table(head, shown))
}

/** Service, name and id of each image. */
function imagesOf({ images, imageNames }: RunRecord): readonly (readonly string[])[] {
  return Object.entries(images).map(([service, id]) => [service, imageNames?.[service] ?? '', id])
}
