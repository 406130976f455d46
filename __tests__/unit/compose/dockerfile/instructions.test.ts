import { describe, expect, test } from '@jest/globals'
import {
  assignments,
  escapeCharacter,
  instructionsIn,
  parseInstruction,
  pathWords,
} from '../../../../src/compose/dockerfile/instructions.js'

const parsed = (text: string) => parseInstruction({ line: 1, text })

describe('the instructions of a Dockerfile', () => {
  test('go on over lines, comments and empty lines', () => {
    const text = '# one\nFROM x\n\nRUN a \\\n  # why\n\n  b \\\n c\nCOPY a b'
    expect(instructionsIn(text).map(({ line, text }) => [line, text.replace(/\s+/g, ' ')])).toEqual([
      [2, 'FROM x'],
      [4, 'RUN a b c'],
      [9, 'COPY a b'],
    ])
  })

  test('are not in here-documents', () => {
    const text =
      'RUN <<EOF\nFROM y\nEOF\nCOPY <<-"a.sh" <<b.sh /x/\nFROM z\n\ta.sh\nFROM w\nb.sh\nRUN cat <<<word\nFROM v'
    expect(instructionsIn(text).map(({ line }) => line)).toEqual([1, 4, 9, 10])
  })

  test('end with the file', () => {
    expect(instructionsIn('FROM x\r\nRUN a \\\r\n').map(({ line }) => line)).toEqual([1, 2])
  })
})

test.each([
  ['FROM x', '\\'],
  ['# escape=`\nFROM x', '`'],
  ['# syntax=docker/dockerfile:1\n# Escape = `\nFROM x', '`'],
  ['FROM x\n# escape=`', '\\'],
])('lines of %j go on by %s', (text, mark) => {
  expect(escapeCharacter(text)).toBe(mark)
})

test('an instruction has flags before the rest', () => {
  expect(parsed('copy --from=base --link a --b')).toEqual({
    line: 1,
    keyword: 'COPY',
    flags: [
      { name: 'from', value: 'base' },
      { name: 'link', value: '' },
    ],
    rest: 'a --b',
  })
})

test.each([
  ['a b /c/', ['a', 'b', '/c/']],
  ['["a b", "/c"]', ['a b', '/c']],
  ['[a, /c', ['[a,', '/c']],
])('the paths of %s', (rest, words) => {
  expect(pathWords(rest)).toEqual(words)
})

test.each([
  ['ARG', 'A', [{ name: 'A', value: undefined }]],
  [
    'ARG',
    'A=1 B="x y"',
    [
      { name: 'A', value: '1' },
      { name: 'B', value: '"x y"' },
    ],
  ],
  ['ENV', 'A x y', [{ name: 'A', value: 'x y' }]],
  [
    'ENV',
    "A='1 2' B=3\\ 4",
    [
      { name: 'A', value: "'1 2'" },
      { name: 'B', value: '3\\ 4' },
    ],
  ],
])('%s %s', (keyword, rest, expected) => {
  expect(assignments(keyword, rest)).toEqual(expected)
})
