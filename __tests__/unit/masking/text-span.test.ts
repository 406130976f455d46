import { expect, test } from '@jest/globals'
import { merged } from '../../../src/masking/text-span.js'

test('spans that overlap become one, and those that only touch stay apart', () => {
  const spans = [
    { start: 6, end: 9 },
    { start: 0, end: 3 },
    { start: 2, end: 4 },
    { start: 4, end: 5 },
    { start: 7, end: 7 },
  ]
  expect(merged(spans)).toEqual([
    { start: 0, end: 4 },
    { start: 4, end: 5 },
    { start: 6, end: 9 },
  ])
})
