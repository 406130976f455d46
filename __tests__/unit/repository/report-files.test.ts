import { describe, expect, test } from '@jest/globals'
import { reportFiles } from '../../../src/report/report-files.js'
import { reportJson } from '../../../src/report/report-json.js'
import { red } from '../report/records.js'
import { read } from './files.js'

const page = read('docs/report-files.md')
/** The names in the first column of the tables, in code. */
const described = [...page.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(({ 1: cell = '' }) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(({ 1: name = '' }) => name),
)

describe('docs/report-files.md', () => {
  const report = JSON.parse(reportJson(red)) as {
    readonly roles: object
    readonly steps: readonly object[]
  }

  test('describes every report', () => {
    expect(described).toEqual(expect.arrayContaining(Object.keys(reportFiles(red))))
  })

  test('describes every key of report.json and of its steps', () => {
    const steps = report.steps.flatMap((step) => Object.keys(step))
    expect(described).toEqual(expect.arrayContaining([...Object.keys(report), ...new Set(steps)]))
  })

  test('names every role', () => {
    const sentence = page.split('\n').find((line) => line.startsWith('The keys of `roles`')) ?? ''
    for (const role of Object.keys(report.roles)) expect(sentence).toContain(`\`${role}\``)
  })
})
