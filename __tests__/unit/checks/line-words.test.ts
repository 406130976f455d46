import { describe, expect, test } from '@jest/globals'
import { cutWords } from '../../../src/checks/line-words.js'

/** Each word in short: `key=value`, in quotes where it was. */
function words(line: string): unknown {
  const cut = cutWords(line)
  if (!Array.isArray(cut)) return cut.message
  return cut.map(
    ({ key, value, quoted }) => `${key === undefined ? '' : `${key}=`}${quoted ? `<${value}>` : value}`,
  )
}

describe('words of a line', () => {
  test.each([
    ['GET  /todos\t200', ['GET', '/todos', '200']],
    ['', []],
    ['/ # a comment', ['/']],
    ['/#a', ['/#a']],
    [`contains="two words"`, ['contains=<two words>']],
    [`contains='a "b"'`, ['contains=<a "b">']],
    [`contains="a \\"b\\" \\\\ \\d"`, ['contains=<a "b" \\ \\d>']],
    [`contains=it's`, [`contains=it's`]],
    ['matches=^[0-9]+$|x', ['matches=^[0-9]+$|x']],
    ['json={"a b": [1, "} ]"]} 200', ['json={"a b": [1, "} ]"]}', '200']],
    ['json="a b" 200', ['json="a b"', '200']],
    [`json='[1]'`, ['json=<[1]>']],
    ['json=[1, 2', ['json=[1, 2']],
    ['json=1 200', ['json=1', '200']],
    ['"/with space"', ['</with space>']],
  ])('%s', (line, expected) => expect(words(line)).toEqual(expected))

  test('know their columns', () => {
    expect(cutWords(' GET contains="x y"')).toMatchObject([
      { start: 1, end: 4 },
      { start: 5, end: 19 },
    ])
  })
})

test.each([
  ['contains="a', 'the quote " is never closed', 9, 11],
  [`contains="a"b c`, '`b` follows a closing quote without a space', 12, 13],
])('%s cannot be cut', (line, message, start, end) => {
  expect(cutWords(line)).toMatchObject({ message, start, end })
})
