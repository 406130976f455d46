import type { RunRecord } from '../record/run-record.js'
import { reportHtml } from './html/report-page.js'
import { junitXml } from './junit.js'
import type { LogText } from './logs/log-text.js'
import { reportJson } from './report-json.js'
import { summaryMarkdown } from './summary.js'

/**
 * All reports of a run, by their names in the report folder.
 * @param logs what `record.logs` names, as far as it could be read
 */
export function reportFiles(
  record: RunRecord,
  logs: readonly LogText[] = [],
): Readonly<Record<string, string>> {
  return {
    'report.json': reportJson(record),
    'summary.md': summaryMarkdown(record),
    'report.html': reportHtml(record, logs),
    'junit.xml': junitXml(record, logs),
  }
}
