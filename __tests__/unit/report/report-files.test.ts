import { expect, test } from '@jest/globals'
import { maskedRecord } from '../../../src/record/masked-record.js'
import { reportFiles } from '../../../src/report/report-files.js'
import { hostileRecord } from './hostile.js'
import { green } from './records.js'

test('all reports by their names, each in its own notation', () => {
  const files = reportFiles(green)
  expect(Object.keys(files)).toEqual(['report.json', 'summary.md', 'report.html', 'junit.xml'])
  expect(JSON.parse(files['report.json'] ?? '')).toMatchObject({ schema: 1, verdict: 'passed' })
  expect(files['summary.md']).toMatch(/^#+ /m)
  expect(files['report.html']).toMatch(/^<!doctype html>/i)
  expect(files['junit.xml']).toMatch(/^<\?xml /)
})

test('a masked record has the secret in none of its texts', () => {
  const shown = maskedRecord(hostileRecord, (text) => text.replaceAll('alert', '***'))
  const { steps, cause, command, unproven, adjustments } = shown
  const free = [
    ...steps.map(({ detail, evidence, label, tries, exchange }) => ({
      ...{ detail, evidence, label },
      said: tries?.map(({ said }) => said),
      url: exchange?.request.url,
      body: exchange?.request.body,
      values: Object.values({ ...exchange?.request.headers, ...exchange?.answer?.headers }),
      expected: exchange?.expected,
      answer: exchange?.answer?.body,
    })),
    ...[cause?.lines, command, unproven?.map(({ why }) => why), adjustments?.map(({ sentence }) => sentence)],
  ]
  expect(JSON.stringify(free)).not.toContain('alert')
})
