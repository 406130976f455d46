import { afterEach, expect, test } from '@jest/globals'
import { surviveUncaughtErrors } from '../../../src/launch/uncaught-errors.js'

afterEach(() => {
  process.removeAllListeners('uncaughtException')
  process.exitCode = undefined
})

test('an error that nobody catches is told, and the process would not pass', () => {
  const told: Error[] = []
  surviveUncaughtErrors((error) => told.push(error))
  const error = new Error('socket hang up')
  process.emit('uncaughtException', error)
  expect([told, process.exitCode]).toEqual([[error], 3])
})
