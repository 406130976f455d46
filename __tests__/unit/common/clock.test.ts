import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'

const going = new AbortController().signal

describe('the clock of this machine', () => {
  test('sleeps for as long as it is told', async () => {
    const before = systemClock.now()
    await systemClock.sleep(30, going)
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(29)
  })

  test('wakes up with the signal’s own reason', async () => {
    const cancelled = new AbortController()
    const sleep = systemClock.sleep(60_000, cancelled.signal)
    cancelled.abort(new Error('cancelled'))
    await expect(sleep).rejects.toThrow('cancelled')
    await expect(systemClock.sleep(60_000, cancelled.signal)).rejects.toThrow('cancelled')
  })

  test('tells a moment as the time of day', () => {
    const told = Date.parse(systemClock.iso(systemClock.now()))
    expect(Math.abs(told - Date.now())).toBeLessThan(5000)
    expect(systemClock.iso(systemClock.now())).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  })

  test('aborts when a time is up, and takes fractions', async () => {
    const signals = [0.4, 60_000.5].map((milliseconds) => systemClock.timeout(milliseconds))
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
    await pause(50)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  })
})
