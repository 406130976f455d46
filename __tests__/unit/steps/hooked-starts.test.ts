import { expect, test } from '@jest/globals'
import { HookedStarts } from '../../../src/steps/hooked-starts.js'

test('a call is there for whoever waits for its service, and its failure ends nobody else', async () => {
  const starts = new HookedStarts()
  starts.begin('app', Promise.reject(new Error('killed')))
  await expect(starts.of('app')).rejects.toThrow('killed')
  expect(starts.of('db')).toBeUndefined()
})
