import type { RunRecord } from '../record/run-record.js'
import { reportHtml } from './html/report-page.js'
import { junitXml } from './junit.js'
import { reportJson } from './report-json.js'
import { summaryMarkdown } from './summary.js'

/** All reports of a run, by their names in the report folder. */
export function reportFiles(record: RunRecord): Readonly<Record<string, string>> {
  return {
    'report.json': reportJson(record),
    'summary.md': summaryMarkdown(record),
    'report.html': reportHtml(record),
    'junit.xml': junitXml(record),
  }
}
