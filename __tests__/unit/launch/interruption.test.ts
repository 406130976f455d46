import { afterEach, expect, test } from '@jest/globals'
import { Interrupted } from '../../../src/common/interrupted.js'
import { interruption } from '../../../src/launch/interruption.js'

const EVENTS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException'] as const

afterEach(() => {
  for (const name of EVENTS) process.removeAllListeners(name)
  process.exitCode = undefined
})

test('the first signal ends the run, and others change nothing', () => {
  const told: string[] = []
  const signal = interruption((line) => told.push(line))
  expect(signal.aborted).toBe(false)
  process.emit('SIGINT', 'SIGINT')
  process.emit('SIGTERM', 'SIGTERM')
  expect(signal.reason).toEqual(new Interrupted('SIGINT'))
  expect(told).toEqual(['SIGTERM again: still removing what the run made'])
})

test('an error that nobody caught ends the run as a signal does, and the process would not pass', () => {
  const told: string[] = []
  const signal = interruption((line) => told.push(line))
  const error = new Error('socket hang up')
  process.emit('uncaughtException', error)
  expect(signal.reason).toBe(error)
  expect(told).toEqual(['an unexpected error ends the run: socket hang up'])
  expect(process.exitCode).toBe(3)
})
