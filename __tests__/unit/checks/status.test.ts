import { describe, expect, test } from '@jest/globals'
import {
  allowsStatus,
  describeStatus,
  parseStatus,
  SUCCESS,
  writeStatus,
} from '../../../src/checks/status.js'

describe('what can be read', () => {
  test.each([
    ['200', [200], [201, 500], 'status 200'],
    [404, [404], [200], 'status 404'],
    ['2xx', [200, 299], [199, 300], 'a 2xx status'],
    ['3XX', [301], [200], 'a 3xx status'],
    ['<500', [200, 499], [500], 'a status below 500'],
    ['200, 204', [200, 204], [201], 'status 200 or 204'],
    ['200,3xx', [200, 302], [201], 'status 200 or a 3xx status'],
    [[200, '4xx'], [200, 404], [500], 'status 200 or a 4xx status'],
  ])('%j', (value, allowed, refused, described) => {
    const status = parseStatus(value)
    if (status === undefined) throw new Error('not read')
    expect(allowed.filter((one) => !allowsStatus(status, one))).toEqual([])
    expect(refused.filter((one) => allowsStatus(status, one))).toEqual([])
    expect(describeStatus(status)).toBe(described)
    expect(parseStatus(writeStatus(status))).toEqual(status)
  })
})

test.each([
  '',
  'ok',
  '20',
  '2000',
  '600',
  '99',
  '<100',
  '<601',
  '6xx',
  '200,',
  [],
  [200, 'x'],
  200.5,
  99,
  null,
  true,
])('%j is no status', (value) => expect(parseStatus(value)).toBeUndefined())

test('success is any 2xx', () => {
  expect([199, 200, 299, 300].map((one) => allowsStatus(SUCCESS, one))).toEqual([false, true, true, false])
})
