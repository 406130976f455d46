import { expect, test } from '@jest/globals'
import { excerpt } from '../../../src/common/excerpt.js'

const long = `${'a'.repeat(150)}X${'b'.repeat(150)}`

test.each([
  ['a: b: c', 4, 5, 'a: b: c\n    ^'],
  ['a: b: c', 3, 7, 'a: b: c\n   ^^^^'],
  ['a', 1, 1, 'a\n ^'],
  ['a\tb\u001bc', 4, 5, 'a b c\n    ^'],
])('%j from %d to %d', (line, start, end, expected) => expect(excerpt(line, start, end)).toBe(expected))

test('of a long line the part around the column is shown', () => {
  const [shown = '', carets = ''] = excerpt(long, 150, 151).split('\n')
  expect(shown).toHaveLength(100)
  expect(shown[carets.indexOf('^')]).toBe('X')
})

test('carets end where the shown part ends', () =>
  expect(excerpt(long, 10, 301).split('\n')[1]).toHaveLength(100))
