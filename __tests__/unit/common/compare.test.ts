import { expect, test } from '@jest/globals'
import { byName, compare } from '../../../src/common/compare.js'

test('texts are in the order of their code points, on every machine', () => {
  expect(['b', 'a', 'ä', 'B', 'a'].sort(compare)).toEqual(['B', 'a', 'a', 'b', 'ä'])
  expect([{ name: 'b' }, { name: 'a' }].sort(byName)).toEqual([{ name: 'a' }, { name: 'b' }])
})
