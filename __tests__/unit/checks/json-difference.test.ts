import { describe, expect, test } from '@jest/globals'
import { difference, jsonKind, parseJson } from '../../../src/checks/json-difference.js'

describe('the first place that differs', () => {
  test.each([
    [1, 2, '$', '2'],
    [1, '1', '$', 'string'],
    [{ a: 1 }, { a: 2 }, '$.a', '2'],
    [{ a: [1, 2] }, { a: [1, 3] }, '$.a[1]', '3'],
    [[1], [1, 2], '$', 'length 2'],
    [{ a: 1 }, {}, '$.a', 'missing'],
    [{}, { 'b c': 1 }, '$["b c"]', 'not expected'],
    [{ a: null }, { a: {} }, '$.a', 'object'],
    [{ a: 1, b: 1 }, { b: 2, a: 2 }, '$.a', '2'],
  ])('%j and %j', (expected, got, path, essence) => {
    expect(difference(expected, got)).toMatchObject({ path, essence })
  })

  test.each([
    [
      { a: 1, b: [true, null] },
      { b: [true, null], a: 1 },
    ],
    [[], []],
    ['a', 'a'],
  ])('%j equals %j', (expected, got) => expect(difference(expected, got)).toBeUndefined())

  test('a hundred thousand levels do not overflow the stack', () => {
    const deep = (end: unknown) => {
      let value = end
      for (let level = 0; level < 100_000; level += 1) value = [value]
      return value
    }
    expect(difference(deep(1), deep(2))?.essence).toBe('2')
  })
})

test('kinds and texts of JSON', () => {
  expect([null, true, 1, 'a', [], {}].map(jsonKind)).toEqual([
    'null',
    'boolean',
    'number',
    'string',
    'list',
    'object',
  ])
  expect([parseJson('{"a": 1}'), parseJson('null'), parseJson('{')]).toEqual([
    { value: { a: 1 } },
    { value: null },
    undefined,
  ])
})
