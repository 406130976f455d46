import { describe, expect, test } from '@jest/globals'
import {
  isAdvice,
  isDetail,
  isFrame,
  isIncidental,
  isNoise,
  isPointer,
  isTrailer,
  isWrapper,
} from '../../../../src/diagnosis/log/line-kind.js'
import { linesIn } from '../../../../src/diagnosis/log/lines.js'

const KINDS = { isAdvice, isDetail, isFrame, isPointer, isTrailer, isWrapper }

describe('each kind knows its own lines, and none of the others', () => {
  test.each([
    ['Please check your configuration.', ['isAdvice']],
    ['LINE 1: SELECT 1', ['isDetail']],
    ['    at main (/app/server.js:3:1)', ['isFrame']],
    ['For more information, see https://docs.example.org', ['isPointer']],
    ['Node.js v20.11.0', ['isTrailer']],
    ['make: *** [Makefile:2: migrate] Error 1', ['isWrapper']],
    ['ERROR:  relation "nowhere" does not exist', []],
  ])('%s', (line, kinds) => {
    const own = Object.entries(KINDS).filter(([, is]) => is(line))
    expect(own.map(([name]) => name)).toEqual(kinds)
  })
})

test.each([
  ['', true],
  ['  12 | const a = b', true],
  ['    at main (/app/server.js:3:1)', true],
  ['Please check your configuration.', false],
])('%j says nothing in words: %s', (line, expected) => {
  expect(isNoise(line)).toBe(expected)
})

test('a very long line has none of the forms', () => {
  expect(isTrailer(`Node.js v20.11.0 ${'x'.repeat(1000)}`)).toBe(false)
})

test('quoted source is incidental, and so is what a logger put its columns before', () => {
  const [quoted, , logged, cause] = linesIn([
    'const price = missing()',
    '              ^',
    '2026-11-28 17:29:00 ERROR [main] Please check your configuration.',
    '2026-11-28 17:29:00 ERROR [main] no column "price"',
  ])
  expect([quoted, logged, cause].map((line) => line !== undefined && isIncidental(line))).toEqual([
    true,
    true,
    false,
  ])
})
