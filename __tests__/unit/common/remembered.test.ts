import { expect, test } from '@jest/globals'
import { remembered } from '../../../src/common/remembered.js'

test('each text is worked out once', () => {
  const asked: string[] = []
  const length = remembered((text) => asked.push(text) && text.length)
  expect(['a', 'bb', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 2])
  expect(asked).toEqual(['a', 'bb'])
})
