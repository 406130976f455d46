import { expect, test } from '@jest/globals'
import { isObject, type Json, list, number, object, string, strings } from '../../../src/common/json.js'

const values: readonly (Json | undefined)[] = [
  null,
  true,
  1.5,
  'a',
  '12',
  [1, 'b', null],
  { a: 1 },
  undefined,
]

test('each kind is told from the others, and is empty where the value is of another', () => {
  expect(values.map(isObject)).toEqual([false, false, false, false, false, false, true, false])
  expect(values.map(object).map((one) => Object.keys(one).length)).toEqual([0, 0, 0, 0, 0, 0, 1, 0])
  expect(values.map(list).map((one) => one.length)).toEqual([0, 0, 0, 0, 0, 3, 0, 0])
  expect(values.map(strings)).toEqual([[], [], [], [], [], ['1', 'b'], [], []])
  expect(values.map(string)).toEqual([undefined, 'true', '1.5', 'a', '12', undefined, undefined, undefined])
  expect(values.map(number)).toEqual([
    undefined,
    undefined,
    1.5,
    undefined,
    12,
    undefined,
    undefined,
    undefined,
  ])
})

test.each(['1e3', '', ' 1', '0x10', '1.'])('%j is no number', (text) => expect(number(text)).toBeUndefined())
