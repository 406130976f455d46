import { expect, test } from '@jest/globals'
import { lastLines, lastPart, withoutMiddle } from '../../../src/common/last-part.js'

test('the last part says that something was cut off, however often', () => {
  const parts = ['abcd', 'efgh', 'ij']
  let kept = ''
  const seen = parts.map((part) => {
    kept = lastPart(kept + part, 6)
    return kept
  })
  expect(seen).toEqual(['abcd', '…defgh', '…fghij'])
})

test('the last lines are counted without the empty ones at the end', () => {
  expect(lastLines('one\ntwo\nthree\n\n', 2)).toBe('two\nthree')
})

test.each([
  ['0123456789', 10, '0123456789'],
  ['0123456789a', 10, '012345…89a'],
  ['RUN make && make install', 12, 'RUN mak…tall'],
])('%s keeps its ends within %d characters', (text, most, kept) => {
  expect(withoutMiddle(text, most)).toBe(kept)
})
