import { describe, expect, test } from '@jest/globals'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { RunRecord } from '../../../src/record/run-record.js'
import { junitXml } from '../../../src/report/junit.js'
import { hostileRecord } from './hostile.js'
import { green, red, step } from './records.js'

interface Case {
  readonly '@_name': string
  readonly '@_classname': string
  readonly '@_time': string
  readonly failure?: { readonly '@_message': string; readonly '#text': string }
  readonly error?: { readonly '@_message': string }
  readonly skipped?: unknown
}

function read(record: RunRecord) {
  const xml = junitXml(record)
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
  test('green: a passed case for each step', () => {
    const { suite, cases } = read(green)
    expect(cases.map((each) => each['@_name'])).toEqual(
      expect.arrayContaining(['build app', 'ready db', 'job migrate', 'check 1 app', 'teardown']),
    )
    expect(cases).toHaveLength(green.steps.length)
    expect(cases.filter(({ failure, skipped, error }) => failure || skipped || error)).toEqual([])
    expect(suite).toMatchObject({ '@_tests': '12', '@_failures': '0', '@_errors': '0', '@_time': '7.930' })
    expect(cases[0]).toMatchObject({ '@_time': '4.210', '@_classname': 'compose-gate.build' })
  })

  test('red: the failure with reason and evidence, and what was skipped', () => {
    const { suite, cases } = read(red)
    const failed = cases.filter(({ failure }) => failure !== undefined)
    expect(failed.map((each) => each['@_name'])).toEqual(['job migrate'])
    expect(failed[0]?.failure?.['@_message']).toBe(red.reason)
    expect(failed[0]?.failure?.['#text']).toContain('Applying todo.0002_done...Traceback')
    expect(cases.filter(({ skipped }) => skipped !== undefined)).toHaveLength(2)
    expect(suite).toMatchObject({ '@_failures': '1', '@_skipped': '2', '@_errors': '0' })
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
    const { cases, xml } = read(hostileRecord)
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
