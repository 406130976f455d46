import { describe, expect, test } from '@jest/globals'
import {
  describeValue,
  isMap,
  isPlain,
  jsonMeant,
  readExpectedText,
  readJson,
  readPattern,
} from '../../../src/checks/read-value.js'
import { readWith } from './reading.js'

describe('a text', () => {
  test.each([
    ['hello', 'hello'],
    [42, '42'],
    [false, 'false'],
  ])('%j', (value, expected) =>
    expect(readWith(readExpectedText, value)).toEqual({ value: expected, messages: [] }),
  )

  test.each([
    ['', 'the text is empty and would always be found'],
    [null, 'nothing is not a text'],
    [['a'], 'a list is not a text'],
  ])('%j is refused', (value, message) => {
    expect(readWith(readExpectedText, value)).toEqual({ value: undefined, messages: [message] })
  })
})

describe('a pattern', () => {
  test('is a regular expression', () => {
    expect(readWith(readPattern, '^a+$')).toEqual({ value: /^a+$/, messages: [] })
  })

  test.each([
    ['', 'is empty'],
    [1, '`1` is not a pattern'],
    ['/a/i', 'stands between slashes'],
    ['(', 'is not a regular expression: /(/: Unterminated group'],
  ])('%j is refused', (value, message) => {
    expect(readWith(readPattern, value)).toEqual({
      value: undefined,
      messages: [expect.stringContaining(message)],
    })
  })
})

test.each([
  ['[1]', { value: [1] }],
  ['null', { value: null }],
  ['"[]"', { value: [] }],
])('JSON %s', (text, value) => expect(readWith(readJson, text)).toEqual({ value, messages: [] }))

test.each([
  ['', 'json= has no value'],
  ['{a}', '`{a}` is not JSON'],
])('%j is no JSON', (text, message) => {
  expect(readWith(readJson, text)).toEqual({ value: undefined, messages: [message] })
})

test.each([
  ['{"a": 1}', { a: 1 }],
  [' [] ', []],
  ['[', '['],
  ['1', '1'],
  [1, 1],
])('%j means %j', (value, meant) => expect(jsonMeant(value)).toEqual(meant))

test('kinds of values', () => {
  const values = ['a', 1, true, null, undefined, [], {}]
  expect(values.map(isPlain)).toEqual([true, true, true, false, false, false, false])
  expect(values.map(isMap)).toEqual([false, false, false, false, false, false, true])
  expect(values.map(describeValue)).toEqual(['`a`', '`1`', '`true`', 'nothing', 'nothing', 'a list', 'a map'])
})
