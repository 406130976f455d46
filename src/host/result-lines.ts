import { formatDuration } from '../common/duration.js'
import { lastOf, plainLine, plainText } from '../common/plain-text.js'
import type { Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { RunRecord, StepRecord, StepStatus, StepTry, Verdict } from '../record/run-record.js'
import type { RunningStep } from '../record/running-step.js'
import { signs, stepName } from '../record/step-name.js'
import { consequencesOf } from '../report/consequences.js'
import type { Paint } from './paint.js'
import { shownName } from './running-steps.js'

// What hosts have in common: every text of the run as lines that may be shown.

const outputLimit = { lines: 2000, characters: 512 * 1024 }
const evidenceLimit = { lines: 60, characters: 16 * 1024 }
const nameWidth = 24
/** On a narrower terminal lines are folded anyway. */
const alignedColumns = 60

/** Characters of a line of evidence: longer ones fill the screen and drive the reason off it. */
const longestLine = 500

/**
 * One line for a step that has ended: sign, name, duration, what there is to say.
 * @param columns of the terminal. Where it has room for them, the times stand below each other, and a long name gets
 *   a line of its own; undefined: there is no terminal, and everything stays on one line
 */
export function stepLine(step: StepRecord, paint: Paint, columns = 0): string {
  // A service that has ended by itself was started well: that step was told before.
  const isLate = step.ended === true && step.kind === 'start'
  const took = step.startedAt === null || isLate ? '' : formatDuration(step.durationMs)
  const name = plainLine(isLate ? step.service : stepName(step)).padEnd(nameWidth)
  const detail = plainLine(step.detail)
  const quiet = step.status === 'passed' || step.status === 'skipped'
  const isLong = columns >= alignedColumns && name.length > nameWidth && took + detail !== ''
  return [
    sign(step.status, paint),
    isLong ? `${name}\n${' '.repeat(nameWidth + 2)}` : name,
    paint('dim', took.padStart(7)),
    quiet ? paint('dim', detail) : detail,
  ]
    .join(' ')
    .trimEnd()
}

/** `▸ build app`: it has begun. */
export function beginLine(step: RunningStep, paint: Paint): string {
  return `${paint('dim', '▸')} ${shownName(step)}`
}

/** `ready db, try 3 after 52ms: exit code 1` */
export function tryLine(step: RunningStep, { durationMs, said }: StepTry, number: number): string {
  return `${shownName(step)}, try ${number} after ${formatDuration(durationMs)}: ${plainLine(said)}`
}

export function sign(status: StepStatus | Verdict, paint: Paint): string {
  return paint(styleOf(status), signs[status])
}

/** `✖ failed in 12s: migrate exited with code 7` */
export function verdictLine(record: RunRecord, paint: Paint): string {
  const head = `${signs[record.verdict]} ${record.verdict} in ${formatDuration(record.durationMs)}`
  return `${paint('bold', paint(styleOf(record.verdict), `${head}:`))} ${paint('bold', plainLine(record.reason))}`
}

/** What never happened because of the failure; at most one line. */
export function consequenceLines(record: RunRecord): readonly string[] {
  const text = plainLine(consequencesOf(record))
  return text === '' ? [] : [`  ${text}`]
}

/** What explains the failure, bounded; empty where there is nothing. */
export function evidenceOf(record: RunRecord): { readonly title: string; readonly text: string } | undefined {
  const step = record.steps.find(({ id }) => id === record.failedStep)
  if (!step?.evidence) return undefined
  const lines = lastOf(step.evidence, evidenceLimit).split('\n')
  return { title: `Evidence of ${plainLine(stepName(step))}`, text: lines.map(shortened).join('\n') }
}

function shortened(line: string): string {
  const left = line.length - longestLine
  if (left <= 0) return line
  return `${plainText(line.slice(0, longestLine))}… (${left.toLocaleString('en')} characters more)`
}

/** A container's or a build's output as it may be shown: its last 2000 lines. */
export function outputOf(text: string): string {
  return lastOf(text, outputLimit)
}

/** `compose.yaml:3:5: what is wrong`, then the excerpt and what to write instead, indented. */
export function problemLines(problem: Problem, paint: Paint): string[] {
  const place = problem.at ? `${problem.at.file}:${problem.at.line}:${problem.at.column}: ` : ''
  const excerpt = problem.excerpt ? plainText(problem.excerpt).replace(/\n+$/, '').split('\n') : []
  return [
    `${plainLine(place)}${place ? ' ' : ''}${paint('red', plainLine(problem.message))}`,
    ...excerpt.map((line) => `    ${line}`),
    ...(problem.instead ? [`  → ${plainLine(problem.instead)}`] : []),
  ]
}

/** `! compose.yaml:3:5: CONTAINER_NAME …` */
export function findingLine(finding: Finding, paint: Paint): string {
  const at = finding.at ? `${finding.at.file}:${finding.at.line}:${finding.at.column}: ` : ''
  const mark = finding.severity === 'notice' ? paint('dim', 'i') : paint('yellow', '!')
  return `${mark} ${plainLine(at)}${at ? ' ' : ''}${plainLine(finding.message)} ${paint('dim', `(${finding.code})`)}`
}

function styleOf(status: StepStatus | Verdict): 'green' | 'red' | 'yellow' | 'dim' {
  switch (status) {
    case 'passed':
      return 'green'
    case 'failed':
    case 'error':
      return 'red'
    case 'cancelled':
      return 'yellow'
    case 'skipped':
      return 'dim'
  }
}
