import { plainLine } from '../report/plain.js'
import type { RunRecord } from '../run/model.js'
import type { Ending } from './model.js'

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
