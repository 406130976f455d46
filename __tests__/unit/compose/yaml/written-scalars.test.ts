import { expect, test } from '@jest/globals'
import { readSource } from '../../../../src/compose/yaml/source-file.js'
import { positionWithin, scalarsOf } from '../../../../src/compose/yaml/written-scalars.js'

const file = readSource('/x', 'x', 'a: "b\\n"\nc: [d, ~]\ne:\n', () => {})

test('the scalar values of a file as they mean and as they are written', () => {
  expect(scalarsOf(file).map(({ value, written, offset }) => [value, written, offset])).toEqual([
    ['b\n', '"b\\n"', 3],
    ['d', 'd', 13],
    ['null', '~', 16],
  ])
})

test('a place within a scalar counts from where the scalar begins', () => {
  const [first] = scalarsOf(file)
  expect(first && [positionWithin(first, 1), positionWithin(first, -1)]).toEqual([
    { file: 'x', line: 1, column: 5 },
    { file: 'x', line: 1, column: 4 },
  ])
})
