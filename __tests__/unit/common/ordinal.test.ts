import { expect, test } from '@jest/globals'
import { ordinal } from '../../../src/common/ordinal.js'

test.each([
  [1, 2, 'first of two'],
  [10, 10, 'tenth of ten'],
  [3, 12, '3 of 12'],
])('%i of %i is the %s', (place, count, words) => {
  expect(ordinal(place, count)).toBe(words)
})
