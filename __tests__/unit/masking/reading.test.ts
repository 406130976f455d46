import { expect, test } from '@jest/globals'
import { Reading } from '../../../src/masking/reading.js'

test('a part knows where it stood', () => {
  const whole = Reading.of('key=a--b--c').replaced(/key/g, () => [{ width: 3, text: 'k' }])
  const part = whole.part(2, 6).replaced(/--/g, () => [{ width: 2, text: '' }])
  expect([part.text, part.origin({ start: 1, end: 2 })]).toEqual(['ab', { start: 7, end: 8 }])
  expect(whole.part(2, 4).origin({ start: 0, end: 1 })).toEqual({ start: 4, end: 5 })
})

test('a span through several edits leads back to the first text', () => {
  const reading = Reading.of('a--b--c').replaced(/--/g, () => [{ width: 2, text: '' }])
  expect(reading.text).toBe('abc')
  expect([0, 1, 2].map((start) => reading.origin({ start, end: start + 1 }))).toEqual([
    { start: 0, end: 1 },
    { start: 3, end: 4 },
    { start: 6, end: 7 },
  ])
})
