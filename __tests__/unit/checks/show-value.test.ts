import { describe, expect, test } from '@jest/globals'
import { firstBytes, oneLine, printable, showJson } from '../../../src/checks/show-value.js'

describe('oneLine', () => {
  test.each([
    ['a\r\n  b\tc ', 'a b c'],
    ['\u001b[31mred', '\ufffd[31mred'],
    ['x'.repeat(120), 'x'.repeat(120)],
    ['x'.repeat(121), `${'x'.repeat(119)}…`],
  ])('%j', (text, expected) => expect(oneLine(text)).toBe(expected))

  test('never ends in half a character', () => expect(oneLine('ab🐋cd', 4)).toBe('ab…'))

  test('says that it cut a text of which only blanks are left out', () => {
    expect(oneLine(`a${' '.repeat(100)}b`, 10)).toBe('a…')
  })
})

test('printable keeps line ends and tabs, and nothing else that a terminal obeys', () => {
  expect(printable('a\tb\r\nc\u0007\u001b')).toBe('a\tb\nc\ufffd\ufffd')
})

test.each([
  ['abc', 3, 'abc', false],
  ['abcd', 3, 'abc', true],
  ['äöü', 4, 'äö', true],
  // Three bytes are one and a half of these.
  ['äöü', 3, 'ä', true],
])('the first bytes of %s, at most %d', (text, bytes, expected, cut) => {
  expect(firstBytes(text, bytes)).toEqual({ text: expected, cut })
})

test.each([
  [{ a: [1, null] }, '{"a":[1,null]}'],
  ['a\nb', '"a\\nb"'],
  [undefined, 'nothing'],
])('%j as a sentence shows it', (value, expected) => expect(showJson(value)).toBe(expected))

test('a value with too many levels is shown without them', () => {
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level += 1) deep = [deep]
  expect(showJson(deep)).toBe('[…]')
})
