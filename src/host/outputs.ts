import { plainLine } from '../common/plain-text.js'
import type { RunRecord } from '../record/run-record.js'
import type { Ending } from './host.js'

/** The action's outputs by name; those without a value are empty texts. */
export function outputsOf(record: RunRecord, ending: Ending): Readonly<Record<string, string>> {
  return {
    verdict: record.verdict,
    reason: plainLine(record.reason),
    'failed-step': record.failedStep ?? '',
    url: Object.values(record.urls)[0] ?? '',
    urls: JSON.stringify(record.urls),
    images: JSON.stringify(record.images),
    'project-name': record.project,
    'duration-ms': String(Math.round(record.durationMs)),
    'report-dir': ending.reportDir ?? '',
  }
}
