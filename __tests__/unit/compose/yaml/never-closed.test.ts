import { describe, expect, test } from '@jest/globals'
import { lineCounterOf } from '../../../../src/compose/yaml/read-yaml.js'
import { tolerantContents } from '../../../../src/compose/yaml/tolerant-contents.js'

const first = (text: string) => {
  const [mistake] = tolerantContents(text, lineCounterOf(text), 500).mistakes
  return [mistake?.message, mistake?.offset]
}

describe('what is never closed is told where it is opened', () => {
  test.each([
    ['a:\n  b: ["80:80]\n  c: x\n', 'the quote " is never closed', 9],
    ['a: "x\nb: y\n', 'the quote " is never closed', 3],
    ["a: 'it\nb: 'y'\n", "the quote ' is never closed", 3],
    ['a:\n  b: ["80:80"\n  c: x\n', 'the bracket [ is never closed', 8],
    ['a: {x: 1\nb: 2\n', 'the bracket { is never closed', 3],
    ['a: {x: 1, y: [1, 2}\nb: 1\n', 'the bracket [ is never closed', 13],
    ['{"s": {"w": {"i": "x",}}', 'the bracket { is never closed', 0],
    ['a: {x: [1, 2, y: 3}\nb: 2\n', 'the bracket [ is never closed', 7],
  ])('%j', (text, message, offset) => {
    expect(first(text)).toEqual([message, offset])
  })

  test.each(['a: ["x" "y"]\n', 'a:\n  b: [\n  x\n]\n', 'a: "\\d"\n'])('nothing is open: %j', (text) => {
    expect(first(text)[0]).not.toContain('never closed')
  })
})
