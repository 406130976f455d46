import { expect, test } from '@jest/globals'
import { reportHtml } from '../../../src/report/html/report-page.js'
import { summaryMarkdown } from '../../../src/report/summary.js'
import { green } from './records.js'

const kept = { ...green, steps: green.steps.filter(({ kind }) => kind !== 'teardown') }

test.each([
  ['the summary', summaryMarkdown],
  ['the report', reportHtml],
])('%s lists addresses only where something still answers there', (_name, shown) => {
  expect(shown(kept)).toContain('Addresses')
  expect(shown(green)).not.toContain('Addresses')
})
