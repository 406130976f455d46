import { expect, test } from '@jest/globals'
import { dictionary } from '../../../src/common/dictionary.js'

test('nothing is there but what was given, whatever it is called', () => {
  const made = dictionary([
    ['web', 1],
    ['__proto__', 2],
  ])
  expect(Object.entries(made)).toEqual([
    ['web', 1],
    ['__proto__', 2],
  ])
  expect(made.constructor).toBeUndefined()
  expect(JSON.stringify(made)).toBe('{"web":1,"__proto__":2}')
})
