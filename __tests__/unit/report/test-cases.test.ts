import { describe, expect, test } from '@jest/globals'
import { testCases, testName } from '../../../src/report/test-cases.js'
import { green, red, step } from './records.js'
import { answered } from './samples.js'

describe('test cases', () => {
  test('are builds, jobs, checks, and services that get ready, in their order', () => {
    expect(testCases(answered).map(({ name }) => name)).toEqual([
      'build web',
      'db is ready',
      'migrate ends with 0',
      'GET /products 200 contains=lamp',
      'check 2 web',
    ])
  })

  test('are other steps too, where those failed', () => {
    const steps = [step('create:web', 0, 1), step('pull:db', 0, 1, { status: 'failed' })]
    expect(testCases({ ...green, steps }).map(({ name }) => name)).toEqual(['pull db'])
  })

  test('have names of their own', () => {
    const steps = ['a', 'b'].map((id) => step(`check:${id}`, 0, 1, { label: 'GET / 200' }))
    expect(testCases({ ...green, steps }).map(({ name }) => name)).toEqual([
      'GET / 200 (check a)',
      'GET / 200 (check b)',
    ])
  })

  test('point at what the step knows, else at what failed, else at the service', () => {
    const at = { file: 'Dockerfile', line: 9, column: 1 }
    const place = (...given: Parameters<typeof testCases>) => testCases(...given).map((one) => one.at?.line)
    expect(place({ ...green, steps: [step('build:app', 0, 1, { at })] })).toEqual([9])
    expect(place({ ...red, failedAt: at })).toContain(9)
    expect(place(green)).toEqual([14, 31, 22, 14, 14])
    expect(place({ ...green, roles: null })).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

test.each([
  ['build:web', 'build web'],
  ['pull:web', 'pull web'],
  ['create:web', 'create web'],
  ['start:web', 'web starts'],
  ['ready:web', 'web is ready'],
  ['job:web', 'web ends with 0'],
  ['check:web', 'check web'],
  ['teardown', 'nothing is left behind'],
])('%s is called %s', (id, name) => expect(testName(step(id, 0, 1))).toBe(name))
