import { appendFile, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { AnnotationProperties } from '@actions/core'
import type { Environment } from '../common/environment.js'
import { plainLine, plainText } from '../common/plain-text.js'
import type { Position } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { secretLines } from '../masking/secret-forms.js'
import { maskedRecord } from '../record/masked-record.js'
import type { RunRecord } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import { shortSummary, summaryMarkdown } from '../report/summary.js'
import { timeline } from '../report/timeline.js'
import type { Ending, Host } from './host.js'
import { heartbeat } from './live.js'
import { outputsOf } from './outputs.js'
import { colourPaint } from './paint.js'
import {
  consequenceLines,
  evidenceOf,
  findingLine,
  outputOf,
  problemLines,
  stepLine,
  verdictLine,
} from './result-lines.js'
import { type Core, type RunnerLog, runnerLog } from './runner-log.js'
import { createRunning } from './running-steps.js'
import { surviveClosedReader } from './screen.js'

export interface GithubOptions {
  readonly env?: Environment
  /** Where relative paths begin; absolute. */
  readonly directory?: string
  readonly now?: () => number
  readonly masker?: Masker
  /** The setting `summary`: whether the summary is written to `GITHUB_STEP_SUMMARY`. */
  readonly summary?: boolean
}

/** GitHub shows ten annotations of each severity a step, and drops the others. */
const mostAnnotations = 10
/** What GitHub takes for one step's summary. Bytes. */
const mostSummary = 1024 * 1024

/** The host of the action: the runner's log, annotations, outputs and summary. Sets no exit code. */
export function githubHost(core: Core, options: GithubOptions = {}): Host {
  const { env = process.env, directory = process.cwd(), summary = true } = options
  const { now = () => performance.now(), masker = createMasker() } = options
  const running = createRunning(now)
  const log = runnerLog(core, masker)
  const live = heartbeat((line) => log.lines([line]), running.text)
  const place = (at: Position | undefined) => annotationPlace(at, env.GITHUB_WORKSPACE, directory)
  const told = { warning: 0, notice: 0 }
  let toldProblems = false
  surviveClosedReader(process.stdout)
  /** @returns whether it could: GitHub shows no more than a few */
  const annotated = (finding: Finding): boolean => {
    // Errors are kept for what fails the run.
    const level = finding.severity === 'notice' ? 'notice' : 'warning'
    told[level] += 1
    if (told[level] > mostAnnotations) return false
    core[level](log.text(finding.message), { title: finding.code, ...place(finding.at) })
    return true
  }

  return {
    stays: () => 'the end of the job, when the post step removes it',
    plan: (text) => log.group('Plan', () => log.lines(plainText(text).trimEnd().split('\n'))),
    started: (step) => {
      running.begin(step)
      live.start()
    },
    ended: (record) => {
      running.end(record.id)
      log.lines([stepLine(record, colourPaint)])
    },
    note: (line) => log.lines([plainLine(line)]),
    output: (source, text) => log.group(source, () => log.untrusted(outputOf(masker.apply(text)))),
    // The plan has told all of them.
    finding: annotated,
    noticed: (finding) => {
      if (!annotated(finding)) log.lines([findingLine(finding, colourPaint)])
    },
    problems: (problems) => {
      toldProblems = true
      log.lines(problems.flatMap((problem) => problemLines(problem, colourPaint)))
      for (const { message, instead, at, isLacking } of problems.slice(0, mostAnnotations)) {
        core.error(log.text(sentences(message, instead)), {
          title: `compose-gate: ${isLacking ? 'not on this machine' : 'wrong input'}`,
          ...place(at),
        })
      }
    },
    verdict: async (given, ending) => {
      running.clear()
      live.stop()
      const record = maskedRecord(given, masker.apply)
      lastWords(record, log)
      if (!toldProblems) annotate(core, record, ending, log, place(record.failedAt))
      if (ending.reportDir) log.lines([`Report: ${plainLine(ending.reportDir)}`])
      tryTo('set the outputs', log, () => {
        for (const [name, value] of Object.entries(outputsOf(record, ending))) core.setOutput(name, value)
      })
      if (summary) await writeSummary(record, env.GITHUB_STEP_SUMMARY, log)
    },
    mask: (secret) => {
      masker.add(secret)
      for (const line of secretLines(secret)) core.setSecret(line)
    },
  }
}

function lastWords(record: RunRecord, log: RunnerLog): void {
  const picture = timeline(record, 110)
  if (picture) log.lines(['', ...picture.split('\n'), ''])
  const evidence = evidenceOf(record)
  if (evidence) {
    log.lines([`${evidence.title}:`])
    log.untrusted(evidence.text)
  }
  log.lines([
    ...record.leftovers.map((line) => `Left behind: ${plainLine(line)}`),
    verdictLine(record, colourPaint),
    ...consequenceLines(record),
  ])
}

/** The one error annotation of a run. */
function annotate(
  core: Core,
  record: RunRecord,
  ending: Ending,
  log: RunnerLog,
  place: AnnotationProperties,
): void {
  if (record.verdict === 'passed') return
  const failed = record.steps.find(({ id }) => id === record.failedStep)
  const title = failed ? `${stepName(failed)} ${failed.status}` : `compose-gate: ${record.verdict}`
  core.error(log.text(sentences(record.reason, ending.instead)), { title: plainLine(title), ...place })
}

function sentences(message: string, instead: string | undefined): string {
  return instead ? `${message}\n${instead}` : message
}

/** Paths as GitHub finds them in the repository; a place outside of it cannot be pointed at. */
function annotationPlace(
  at: Position | undefined,
  workspace: string | undefined,
  directory: string,
): AnnotationProperties {
  if (!at) return {}
  const file = relative(workspace ?? directory, resolve(directory, at.file))
  if (file === '..' || file.startsWith(`..${sep}`) || isAbsolute(file)) return {}
  return { file: file.split(sep).join('/'), startLine: at.line, startColumn: at.column }
}

async function writeSummary(record: RunRecord, file: string | undefined, log: RunnerLog): Promise<void> {
  if (!file) return
  try {
    const before = await stat(file).then(
      ({ size }) => size,
      () => 0,
    )
    const whole = summaryMarkdown(record)
    const fits = before + Buffer.byteLength(whole) <= mostSummary
    await appendFile(file, fits ? whole : shortSummary(record))
  } catch (error) {
    log.lines([`Could not write the summary: ${plainLine(String(error))}`])
  }
}

function tryTo(what: string, log: RunnerLog, act: () => void): void {
  try {
    act()
  } catch (error) {
    log.lines([`Could not ${what}: ${plainLine(String(error))}`])
  }
}
