import { appendFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { plainLine } from '../common/plain-text.js'
import type { RunRecord } from '../record/run-record.js'
import { shortSummary, summaryMarkdown } from '../report/summary.js'
import { timeline } from '../report/timeline.js'
import type { Annotations } from './annotations.js'
import type { Ending } from './host.js'
import { outputsOf } from './outputs.js'
import { colourPaint } from './paint.js'
import { consequenceLines, evidenceOf, verdictLine } from './result-lines.js'
import type { Core, RunnerLog } from './runner-log.js'

/** What GitHub takes for one step's summary. */
const MAX_SUMMARY_BYTES = 1024 * 1024

export interface VerdictTools {
  readonly core: Pick<Core, 'setOutput'>
  readonly log: RunnerLog
  readonly annotations: Pick<Annotations, 'verdict'>
  /** Absent: no summary is wanted. */
  readonly summaryFile: string | undefined
}

/** The last words of a run on GitHub: in the log, as an annotation, in the outputs, and on the page of the run. */
export async function tellVerdict(
  record: RunRecord,
  ending: Ending,
  { core, log, annotations, summaryFile }: VerdictTools,
): Promise<void> {
  lastWords(record, log)
  annotations.verdict(record)
  try {
    for (const [name, value] of Object.entries(outputsOf(record, ending))) core.setOutput(name, value)
  } catch (error) {
    log.lines([`Could not set the outputs: ${plainLine(String(error))}`])
  }
  if (summaryFile) await writeSummary(record, summaryFile, log)
  if (ending.reportDir) log.lines([reportLine(ending.reportDir)])
}

/** The machine of a runner is gone soon after. */
function reportLine(reportDir: string): string {
  const how = 'actions/upload-artifact keeps it, with the output report-dir as its path'
  return `Report: ${plainLine(join(reportDir, 'report.html'))} (${how})`
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

async function writeSummary(record: RunRecord, file: string, log: RunnerLog): Promise<void> {
  try {
    const before = await stat(file).then(
      ({ size }) => size,
      () => 0,
    )
    const whole = summaryMarkdown(record)
    const fits = before + Buffer.byteLength(whole) <= MAX_SUMMARY_BYTES
    await appendFile(file, fits ? whole : shortSummary(record))
  } catch (error) {
    log.lines([`Could not write the summary: ${plainLine(String(error))}`])
  }
}
