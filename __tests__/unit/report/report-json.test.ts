import { describe, expect, test } from '@jest/globals'
import { maskedRecord } from '../../../src/record/masked-record.js'
import { stepName } from '../../../src/record/step-name.js'
import { reportFiles } from '../../../src/report/report-files.js'
import { reportJson } from '../../../src/report/report-json.js'
import { hostileRecord } from './hostile.js'
import { green, red } from './records.js'
import { wrongInput } from './samples.js'

test.each([
  ['build', 'build:app', 'app', 'build app'],
  ['job', 'job:migrate', 'migrate', 'job migrate'],
  ['check', 'check:1', 'app', 'check 1 app'],
  ['check', 'check', 'app', 'check app'],
  ['teardown', 'teardown', 'todobackend-7f3a', 'teardown'],
] as const)('a %s step is called as people would', (kind, id, service, name) => {
  expect(stepName({ id, kind, service })).toBe(name)
})

describe('report.json', () => {
  test('has the promised keys, in their order, and no others', () => {
    const report = JSON.parse(reportJson(red))
    expect(Object.keys(report)).toEqual(
      'schema verdict reason remedy failedStep problems project files engine roles steps criticalPath durationMs urls images findings leftovers logs adjustments unproven testFiles'.split(
        ' ',
      ),
    )
    expect(Object.keys(report.steps[0])).toEqual(
      'id kind service needs status startedAt endedAt durationMs attempts detail label remedy file line starts tries'.split(
        ' ',
      ),
    )
    expect(Object.keys(report.roles.app[0])).toEqual(['service', 'why', 'file', 'line'])
    expect(Object.keys(report.findings[0])).toEqual(['severity', 'code', 'message', 'file', 'line', 'column'])
    expect(report).toMatchObject({
      schema: 1,
      verdict: 'failed',
      failedStep: 'job:migrate',
      durationMs: 7040,
    })
  })

  test('says null where there is nothing', () => {
    const report = JSON.parse(
      reportJson({
        ...green,
        engine: null,
        roles: null,
        findings: [{ severity: 'notice', code: 'X', message: 'x' }],
      }),
    )
    expect(report).toMatchObject({ engine: null, roles: null, failedStep: null })
    expect(report.findings[0]).toMatchObject({ file: null, line: null, column: null })
    expect(JSON.parse(reportJson(red)).steps[8]).toMatchObject({ status: 'skipped', startedAt: null })
  })

  test('lists what was different for the run alone', () => {
    const adjustments = [{ code: 'FRESH_DATA', services: ['db'], sentence: 'Data in a fresh volume' }]
    expect(JSON.parse(reportJson({ ...green, adjustments })).adjustments).toEqual(adjustments)
  })

  test('lists what is wrong with settings and files, each with its remedy and its place', () => {
    const report = JSON.parse(reportJson({ ...wrongInput, remedy: 'mend them' }))
    expect(report.remedy).toBe('mend them')
    expect(report.problems).toMatchObject([
      { remedy: 'write `smoke`', file: 'compose.yaml', line: 3, column: 3 },
      { message: expect.stringContaining('cannot be read'), line: 9, column: 4 },
      { message: '--timeout: `5 minutes` is not a duration', file: null, line: null, column: null },
    ])
  })

  test('says of a step what people see of it', () => {
    const tries = [
      { at: '2026-11-29T10:00:00.000Z', durationMs: 3, status: 'failed', said: 'refused' },
    ] as const
    const at = { file: 'Dockerfile', line: 3, column: 1 }
    const [step] = green.steps
    const more = {
      label: 'GET /todos 200',
      remedy: 'log in',
      at,
      tries,
      starts: ['2026-11-29T10:00:00.000Z'],
    }
    const report = JSON.parse(reportJson({ ...green, steps: step ? [{ ...step, ...more }] : [] }))
    const { at: _, ...told } = more
    expect(report.steps).toMatchObject([{ ...told, file: 'Dockerfile', line: 3 }])
  })

  test('counts the tests in files of JUnit', () => {
    const testFiles = [{ file: 'artifacts/test/junit.xml', tests: 3, failed: 1, skipped: 0 }]
    expect(JSON.parse(reportJson({ ...green, testFiles })).testFiles).toEqual(testFiles)
  })

  test('keeps hostile texts as they are', () => {
    expect(JSON.parse(reportJson(hostileRecord)).reason).toBe(hostileRecord.reason)
  })
})

test('a masked record gives reports without the secret, its names untouched', () => {
  const secret = 'Unknown column'
  const mask = (text: string) => text.replaceAll(secret, '***')
  const before = Object.values(reportFiles(red)).join('')
  expect(before).toContain(secret)
  const shown = maskedRecord(red, mask)
  const files = reportFiles(shown)
  expect(Object.keys(files)).toEqual(['report.json', 'summary.md', 'report.html', 'junit.xml'])
  expect(Object.values(files).join('')).not.toContain(secret)
  expect(maskedRecord(red, () => '***').steps.map(({ id, status }) => [id, status])).toEqual(
    red.steps.map(({ id, status }) => [id, status]),
  )
})

test('what is wrong with the input is masked in all its words', () => {
  const at = { file: 'a.yaml', line: 1, column: 1 }
  const problems = [{ message: 'hunter2 is wrong', instead: 'not hunter2', excerpt: 'x: hunter2', at }]
  const shown = maskedRecord({ ...red, problems }, (text) => text.replaceAll('hunter2', '***'))
  expect(shown.problems).toEqual([{ message: '*** is wrong', instead: 'not ***', excerpt: 'x: ***', at }])
})
