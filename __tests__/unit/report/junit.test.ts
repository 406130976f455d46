import { describe, expect, test } from '@jest/globals'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { RunRecord } from '../../../src/record/run-record.js'
import { junitXml } from '../../../src/report/junit.js'
import type { LogText } from '../../../src/report/logs/log-text.js'
import { hostile, hostileRecord } from './hostile.js'
import { green, red, step } from './records.js'
import { answered, answeredLogs, endsOfLog } from './samples.js'

interface Case {
  readonly '@_name': string
  readonly '@_classname': string
  readonly '@_time': string
  readonly '@_file'?: string
  readonly '@_line'?: string
  readonly failure?: { readonly '@_message': string; readonly '#text': string }
  readonly error?: { readonly '@_message': string; readonly '#text': string }
  readonly skipped?: unknown
  readonly 'system-out'?: string
}

function read(record: RunRecord, logs: readonly LogText[] = []) {
  const xml = junitXml(record, logs)
  expect(XMLValidator.validate(xml)).toBe(true)
  const parser = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    isArray: (name) => name === 'testcase',
    processEntities: true,
  })
  const suite = parser.parse(xml).testsuites.testsuite
  const cases: Case[] = suite.testcase ?? []
  return { suite, cases, xml }
}

describe('JUnit', () => {
  test('green: a passed case for each build, job, check, and service that gets ready, by names that people know', () => {
    const { suite, cases } = read(green)
    expect(cases.map((each) => each['@_name'])).toEqual([
      'build app',
      'db is ready',
      'migrate ends with 0',
      'check 1 app',
      'check 2 app',
    ])
    expect(cases.filter(({ failure, skipped, error }) => failure || skipped || error)).toEqual([])
    expect(suite).toMatchObject({ '@_tests': '5', '@_failures': '0', '@_errors': '0', '@_time': '7.930' })
    expect(cases[0]).toMatchObject({ '@_time': '4.210', '@_classname': 'compose-gate.build' })
  })

  test('red: the failure with reason and evidence, and what was skipped', () => {
    const { suite, cases } = read(red)
    const failed = cases.filter(({ failure }) => failure !== undefined)
    expect(failed.map((each) => each['@_name'])).toEqual(['migrate ends with 0'])
    expect(failed[0]?.failure?.['@_message']).toBe(red.reason)
    expect(failed[0]?.failure?.['#text']).toContain('Applying todo.0002_done...Traceback')
    expect(cases.filter(({ skipped }) => skipped !== undefined)).toHaveLength(1)
    expect(suite).toMatchObject({ '@_failures': '1', '@_skipped': '1', '@_errors': '0' })
  })

  test('a failure says what to do about it, with or without a step', () => {
    const remedy = 'write `init: true`'
    const steps = red.steps.map((one) => (one.id === red.failedStep ? { ...one, remedy } : one))
    const failed = read({ ...red, steps }).cases.find(({ failure }) => failure !== undefined)
    expect(failed?.failure?.['#text']).toContain(`\n\n→ ${remedy}\n\n`)
    const lost: RunRecord = { ...green, verdict: 'error', reason: 'the engine was lost', remedy, steps: [] }
    expect(read(lost).cases[0]?.error?.['#text']).toBe(`→ ${remedy}`)
  })

  test('says where each test comes from, by the words of the check', () => {
    const { cases } = read(answered)
    const check = cases.find((each) => each['@_name'] === 'GET /products 200 contains=lamp')
    expect(check).toMatchObject({ '@_file': 'compose.yaml', '@_line': '31' })
    expect(read(green).cases[1]).toMatchObject({
      '@_name': 'db is ready',
      '@_file': 'compose.yaml',
      '@_line': '31',
    })
  })

  test('has the end of the log of what was tested', () => {
    const { cases } = read(answered, answeredLogs)
    const outputs = Object.fromEntries(cases.map((each) => [each['@_name'], each['system-out'] ?? '']))
    expect(outputs['GET /products 200 contains=lamp']).toMatch(
      /^INFO: {5}Started server[\s\S]*psycopg2\.OperationalError/,
    )
    expect(outputs['build web']).toContain('Collecting package-59')
    expect(outputs['build web']).not.toContain('Collecting package-9\n')
    expect(outputs['db is ready']).toContain('postgres listens on 5432')
    const long = endsOfLog('web', ['first'], ['last'], 1000)
    const output = read(answered, [long]).cases.find(({ failure }) => failure)?.['system-out']
    expect(output).toBe('(lines before this are left out, see logs/web.log)\nlast')
  })

  test('names tests that are called the same by their steps too', () => {
    const label = 'GET / below 500'
    const steps = ['a', 'b'].map((service, index) => step(`check:${index + 1}`, 0, 1, { service, label }))
    expect(read({ ...green, steps }).cases.map((each) => each['@_name'])).toEqual([
      'GET / below 500 (check 1 a)',
      'GET / below 500 (check 2 b)',
    ])
  })

  test.each([
    ['teardown', 'nothing is left behind'],
    ['start:app', 'app starts'],
    ['create:app', 'create app'],
  ])('%s is a test only where it failed', (id, name) => {
    const steps = (status: 'passed' | 'failed') => [step('build:app', 0, 1), step(id, 1, 2, { status })]
    expect(read({ ...green, steps: steps('passed') }).cases).toHaveLength(1)
    expect(read({ ...green, steps: steps('failed') }).cases.map((each) => each['@_name'])).toEqual([
      'build app',
      name,
    ])
  })

  test.each(['error', 'cancelled', 'failed'] as const)(
    'a run that ended %s for no step of its own is not green',
    (verdict) => {
      const { suite, cases } = read({ ...green, verdict, reason: 'No engine answers', steps: [] })
      expect(suite).toMatchObject({ '@_tests': '1', '@_errors': '1' })
      expect(cases[0]?.error?.['@_message']).toBe('No engine answers')
    },
  )

  test('hostile texts change nothing of its shape and come back whole', () => {
    const { cases, xml } = read(hostileRecord, [endsOfLog(hostile, [hostile], [hostile], 100)])
    expect(cases).toHaveLength(2)
    const text = cases[1]?.failure?.['#text'] ?? ''
    expect(text).toContain(']]> &amp; &lt; \\|')
    expect(text).toContain('<script>alert(1)</script>')
    // Characters that XML cannot hold, in any notation.
    expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u)
  })

  test('five megabytes of evidence are cut', () => {
    const evidence = `${'<&>'.repeat(300)}\n`.repeat(6000)
    const steps = [step('job:x', 0, 1, { status: 'failed', evidence })]
    expect(junitXml({ ...red, steps, failedStep: 'job:x' }).length).toBeLessThan(1_000_000)
  })
})
