import { expect, test } from '@jest/globals'
import { isOlder, versionIn } from '../../../src/common/version-order.js'

test('a version in a text', () => {
  expect(['v0.13.1+ds1', 'Docker Compose version 2.26.1-4', 'none'].map(versionIn)).toEqual([
    '0.13.1',
    '2.26.1',
    undefined,
  ])
})

test('an older version', () => {
  expect(isOlder('2.9.0', '2.24.4')).toBe(true)
  expect(isOlder('2.24.4', '2.24.4')).toBe(false)
  expect(isOlder('28.0.0+dfsg1', '28.0.0')).toBe(false)
  expect(isOlder('1.47', '1.5')).toBe(false)
  expect(isOlder('5.3', '5.3.1')).toBe(true)
  expect(isOlder('5.3.1', '5.3')).toBe(false)
})
