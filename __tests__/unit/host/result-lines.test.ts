import { describe, expect, test } from '@jest/globals'
import type { Paint } from '../../../src/host/paint.js'
import { plainPaint } from '../../../src/host/paint.js'
import {
  consequenceLines,
  evidenceOf,
  findingLine,
  outputOf,
  problemLines,
  sign,
  stepLine,
  verdictLine,
} from '../../../src/host/result-lines.js'
import { green, red, skipped, step } from '../report/records.js'

/** Names the style, so that a test can read it. */
const named: Paint = (style, text) => `<${style}>${text}</>`
const at = { file: 'compose.yaml', line: 3, column: 5 }

describe('a step', () => {
  test('that ran has its sign, name, time and detail', () => {
    expect(stepLine(step('job:migrate', 0, 1670, { detail: 'exited\nwith 0' }), plainPaint)).toBe(
      '✔ job migrate                 1.7s exited with 0',
    )
  })

  test('that never began has no time', () => {
    expect(stepLine(skipped('start:app'), plainPaint)).toBe('– start app')
  })

  test('of a service that has ended since is no start that failed: the start was told before', () => {
    const ended = step('start:app', 0, 1670, { status: 'failed', detail: 'app exited 1', ended: true })
    expect(stepLine(ended, plainPaint)).toBe('✖ app                              app exited 1')
  })

  test('that failed says so louder', () => {
    expect(stepLine(step('job:a', 0, 1, { status: 'failed', detail: 'b' }), named)).toMatch(
      /^<red>✖<\/> .* b$/,
    )
    expect(stepLine(step('job:a', 0, 1, { detail: 'b' }), named)).toMatch(/ <dim>b<\/>$/)
  })
})

test.each([
  ['passed', '<green>✔</>'],
  ['failed', '<red>✖</>'],
  ['error', '<red>✖</>'],
  ['cancelled', '<yellow>–</>'],
  ['skipped', '<dim>–</>'],
] as const)('the sign of %s', (status, expected) => expect(sign(status, named)).toBe(expected))

test('a verdict, with its reason on one line', () => {
  expect(verdictLine({ ...green, reason: 'a\nb' }, plainPaint)).toBe('✔ passed in 7.9s: a b')
})

describe('evidence', () => {
  test('is that of the step that failed', () => {
    expect(evidenceOf(red)).toMatchObject({ title: 'Evidence of job migrate' })
    expect(evidenceOf(red)?.text).toContain('Operations to perform')
    expect(evidenceOf(green)).toBeUndefined()
  })

  test('is bounded in lines and in their length', () => {
    const evidence = `${'first\n'.repeat(100)}${'x'.repeat(600)}`
    const steps = [step('job:migrate', 0, 1, { evidence })]
    const lines = evidenceOf({ ...red, steps })?.text.split('\n') ?? []
    expect(lines).toHaveLength(61)
    expect(lines[0]).toContain('characters before this are left out')
    expect(lines.at(-1)).toBe(`${'x'.repeat(500)}… (100 characters more)`)
  })
})

test('output is bounded', () => expect(outputOf('a\n'.repeat(3000)).split('\n')).toHaveLength(2001))

test('a problem, with place, excerpt and what to write instead', () => {
  const problem = { message: 'is wrong', at, excerpt: 'a: b: c\n    ^\n', instead: 'write it' }
  expect(problemLines(problem, plainPaint)).toEqual([
    'compose.yaml:3:5: is wrong',
    '    a: b: c',
    '        ^',
    '  → write it',
  ])
  expect(problemLines({ message: 'is wrong' }, plainPaint)).toEqual(['is wrong'])
})

test.each([
  ['warning', at, '<yellow>!</> compose.yaml:3:5: why. Write <dim>(CODE)</>'],
  ['notice', undefined, '<dim>i</> why. Write <dim>(CODE)</>'],
] as const)('a finding that is a %s', (severity, place, line) => {
  expect(findingLine({ severity, code: 'CODE', message: 'why. Write', at: place }, named)).toBe(line)
})

test('what never happened because of a failure is one line, or none', () => {
  expect(consequenceLines(red)).toEqual(['  → app never started'])
  expect(consequenceLines(green)).toEqual([])
})
