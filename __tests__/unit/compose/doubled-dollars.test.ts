import { expect, test } from '@jest/globals'
import { undouble, undoubled } from '../../../src/compose/doubled-dollars.js'

test('each dollar is printed twice in a value, however deep it lies', () => {
  expect(undoubled('$$$$HOME costs 3$$')).toBe('$$HOME costs 3$')
  expect(undouble(['$$$$', { $$key: '$$' }, 1, null])).toEqual(['$$', { $$key: '$' }, 1, null])
})
