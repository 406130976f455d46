import type { RunRecord } from '../../../../src/record/run-record.js'
import type { PageInput } from '../../../../src/report/html/page-input.js'
import type { Section } from '../../../../src/report/html/page-parts.js'
import { causeLines } from '../../../../src/report/logs/cause-lines.js'
import type { LogText } from '../../../../src/report/logs/log-text.js'
import { shownLogs } from '../../../../src/report/logs/shown-log.js'

/** What a part of the page is made from, without the gate's own log. */
export function inputOf(record: RunRecord, texts: readonly LogText[] = []): PageInput {
  const logs = shownLogs(texts)
  return { record, logs, cause: causeLines(record, logs) }
}

/** The markup of a section; empty where there is none. */
export function markupOf(section: Section | undefined): string {
  return section?.content.markup ?? ''
}
