import { expect, test } from '@jest/globals'
import { expandWord } from '../../../../src/compose/dockerfile/expand-variables.js'

const values: Readonly<Record<string, string>> = { A: 'a', B: 'b c', EMPTY: '' }

test.each([
  ['x', 'x'],
  ['$A/${A}-$B', 'a/a-b c'],
  ['${EMPTY:-x}${EMPTY-y}${A:-z}', 'xya'],
  ['${EMPTY:-${A:-q}:${B}}', 'a:b c'],
  ['${A:+set}${EMPTY:+set}', 'set'],
  ['${A:?needed}', 'a'],
  ['"$A b"', 'a b'],
  ["'$A'", '$A'],
  ['"it\'s $A"', "it's a"],
  ['\\$A', '$A'],
  ['$', '$'],
  ['${A', 'a'],
  ['$NOBODY', undefined],
  ['x${NOBODY:-y}', undefined],
  // What only newer builders can do is not guessed.
  ['${A#a}', undefined],
])('%s', (word, expected) => {
  expect(expandWord(word, (name) => values[name])).toBe(expected)
})

test('another character may take the meaning of a dollar', () => {
  expect(expandWord('C:\\`$A', (name) => values[name], '`')).toBe('C:\\$A')
})
