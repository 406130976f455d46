import { describe, expect, test } from '@jest/globals'
import { lineCounterOf } from '../../../../src/compose/yaml/read-yaml.js'
import { tolerantContents } from '../../../../src/compose/yaml/tolerant-contents.js'

const read = (text: string) => tolerantContents(text, lineCounterOf(text), 500)

describe('what is no YAML', () => {
  test.each([
    ['a:\n\tb: 1\n', 'indent with spaces'],
    ['a:\n  - x\n  b: 1\n', 'begin all keys of a map in one column'],
    ['a: [x, y\nb: 1\n', 'write `]` behind the last entry'],
    ['a: [\n  x\n]]\nb: 1\n', 'take it away'],
    ['a: @x\n', 'put quotes around the text'],
    ['a: "\\d"\n', 'write the backslash twice'],
    ['a: [x]]\n', 'take it away'],
  ])('says what to write: %j', (text, instead) => {
    expect(read(text).mistakes[0]?.instead).toContain(instead)
  })

  test('is told with the line and a caret, and the rest is read', () => {
    const { mistakes, contents } = read('a: 1\nb: "x\n')
    expect(mistakes).toEqual([
      {
        message: 'the quote " is never closed',
        offset: 8,
        excerpt: 'b: "x\n   ^',
        instead: 'close it: write another `"` at the end of the text',
      },
    ])
    expect(contents).toHaveLength(1)
  })

  test('on the first line, without a line before', () => {
    const [first, ...others] = read('}\na: "b\n').mistakes
    expect([first?.excerpt, others.length]).toEqual(['}\n^', 1])
  })

  test('a text with a colon is told with its remedy, without what follows from it', () => {
    const { mistakes } = read('a:\n  - GET / json={"b": 1, "c": "d"}\ne:\n  f:\n    g: h\n')
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]?.instead).toContain('put quotes around')
  })
})
