import { describe, expect, test } from '@jest/globals'
import { parseHeaders, readBody } from '../../../src/checks/headers.js'
import { readWith } from './reading.js'

describe('headers', () => {
  test('numbers and truth values are texts', () => {
    expect(readWith(parseHeaders, { Accept: 'a/b', 'X-Id': 7, 'X-On': true })).toEqual({
      value: { Accept: 'a/b', 'X-Id': '7', 'X-On': 'true' },
      messages: [],
    })
  })

  test.each([
    [['a'], 'a list is not a map of headers'],
    [{ 'X Id': 'a' }, "`X Id` is not a header's name"],
    [{ 'X-Id': 'a\nb' }, 'the header `X-Id` holds a character no header may hold'],
    [{ 'X-Id': null }, 'the header `X-Id` has nothing for a value'],
  ])('%j', (value, message) => expect(readWith(parseHeaders, value).messages).toEqual([message]))
})

test.each([
  [undefined, undefined],
  [null, undefined],
  ['plain', { text: 'plain', isJson: false }],
  ['{"a": 1}', { text: '{"a": 1}', isJson: true }],
  ['{a', { text: '{a', isJson: false }],
  [{ a: 1 }, { text: '{"a":1}', isJson: true }],
  [3, { text: '3', isJson: true }],
  ['', { text: '', isJson: false }],
])('the body %j', (value, expected) => expect(readBody(value)).toEqual(expected))
