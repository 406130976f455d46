import { expect, test } from '@jest/globals'
import { Reading } from '../../../src/masking/reading.js'

test('a span through several edits leads back to the first text', () => {
  const reading = Reading.of('a--b--c').replaced(/--/g, () => [{ width: 2, text: '' }])
  expect(reading.text).toBe('abc')
  expect([0, 1, 2].map((start) => reading.origin({ start, end: start + 1 }))).toEqual([
    { start: 0, end: 1 },
    { start: 3, end: 4 },
    { start: 6, end: 7 },
  ])
})
