import { expect, test } from '@jest/globals'
import { reportFiles } from '../../../src/report/report-files.js'
import { green } from './records.js'

test('all reports by their names, each in its own notation', () => {
  const files = reportFiles(green)
  expect(Object.keys(files)).toEqual(['report.json', 'summary.md', 'report.html', 'junit.xml'])
  expect(JSON.parse(files['report.json'] ?? '')).toMatchObject({ schema: 1, verdict: 'passed' })
  expect(files['summary.md']).toMatch(/^#+ /m)
  expect(files['report.html']).toMatch(/^<!doctype html>/i)
  expect(files['junit.xml']).toMatch(/^<\?xml /)
})
