import type { Clock } from '../common/clock.js'
import { withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import type { ReportFolder } from '../host/report-folder.js'
import type { RunRecord } from '../record/run-record.js'
import { recordOf } from '../run/record-of-run.js'
import type { RunState } from '../run/run-state.js'
import { judge } from '../run/verdict.js'
import type { GateTools } from './gate-tools.js'

/** How a run ended. */
export interface GateResult {
  readonly record: RunRecord
  readonly exitCode: number
}

/** Milliseconds in which reports must be written: a disk may hang, and the verdict does not depend on it. */
const REPORT_TIMEOUT_MS = 20_000

/** Judges the run, writes its reports and tells its verdict. */
export async function conclude(
  state: RunState,
  { host, reports, clock }: Pick<GateTools, 'host' | 'reports' | 'clock'>,
  signal: AbortSignal,
): Promise<GateResult> {
  host.phase('writing the report')
  const judgement = judge(state, signal)
  const logs = await unlessLate(reports.closeLogs(), {}, reports, clock)
  const record = recordOf(state, judgement, logs, clock)
  reports.warn(state.artifacts?.uncopied ?? [])
  reports.warn(state.teardown?.unkept ?? [])
  const reportDir = await unlessLate(reports.write(record), null, reports, clock)
  if (record.verdict === 'failed' || record.verdict === 'error') {
    const ends = await unlessLate(reports.logEnds(state.teardown?.logs ?? {}), [], reports, clock)
    for (const { name, text } of ends) host.output(`log of ${name}`, text)
  }
  for (const warning of reports.warnings) host.note(warning)
  await host.verdict(record, { reportDir })
  return { record, exitCode: judgement.exitCode }
}

async function unlessLate<T>(
  writing: Promise<T>,
  otherwise: T,
  reports: Pick<ReportFolder, 'warn'>,
  clock: Pick<Clock, 'timeout'>,
): Promise<T> {
  try {
    return await withSignal(writing, clock.timeout(REPORT_TIMEOUT_MS))
  } catch {
    reports.warn([`the report is not whole: it was not written within ${formatDuration(REPORT_TIMEOUT_MS)}`])
    return otherwise
  }
}
