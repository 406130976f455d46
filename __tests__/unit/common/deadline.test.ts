import { getEventListeners, getMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { delayed, withDeadline, withSignal } from '../../../src/common/deadline.js'
import { ManualClock } from '../../harness/manual-clock.js'

const hangs = () => new Promise<never>(() => {})

test('a limit holds whatever garbage is collected meanwhile, for those too who keep its signal alone', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const run = new AbortController()
  const waiting = withSignal(hangs(), withDeadline(run.signal, 100, systemClock).signal).catch(
    () => 'time is up',
  )
  const collecting = setInterval(collect, 10)
  try {
    expect(await Promise.race([waiting, pause(3000, 'hanging', { ref: false })])).toBe('time is up')
  } finally {
    clearInterval(collecting)
  }
})

test('any number may wait for one, or for what comes after it: Node warns of no leak', () => {
  const { signal } = new AbortController()
  expect(
    [withDeadline(signal, 60_000, systemClock).signal, delayed(signal, 1, systemClock)].map(getMaxListeners),
  ).toEqual([Infinity, Infinity])
})

test('a limit that the run comes before has not expired', () => {
  const run = new AbortController()
  const limit = withDeadline(run.signal, 60_000, systemClock)
  run.abort(new Error('cancelled'))
  expect([limit.signal.aborted, limit.expired()]).toEqual([true, false])
})

describe('a promise with a signal', () => {
  const going = new AbortController().signal

  test('is what it is where nothing is aborted', async () => {
    await expect(withSignal(Promise.resolve(1), going)).resolves.toBe(1)
    await expect(withSignal(Promise.reject(new Error('no')), going)).rejects.toThrow('no')
    expect(getEventListeners(going, 'abort')).toEqual([])
  })

  test.each([
    ['before', () => AbortSignal.abort(new Error('over'))],
    [
      'meanwhile',
      () => {
        const controller = new AbortController()
        setImmediate(() => controller.abort(new Error('over')))
        return controller.signal
      },
    ],
  ])('aborted %s, may fail later without anybody’s noticing', async (_, signal) => {
    const unnoticed: unknown[] = []
    const notice = (reason: unknown) => unnoticed.push(reason)
    process.on('unhandledRejection', notice)
    try {
      let fail = (_error: Error) => {}
      const late = new Promise((_, reject) => {
        fail = reject
      })
      await expect(withSignal(late, signal())).rejects.toThrow('over')
      fail(new Error('socket hang up'))
      await pause(20)
      expect(unnoticed).toEqual([])
    } finally {
      process.off('unhandledRejection', notice)
    }
  })
})

describe('a delayed signal', () => {
  test.each([
    ['later', new AbortController()],
    ['before', new AbortController()],
  ])('is aborted that much after the other was, with its reason: %s', async (when, run) => {
    const clock = new ManualClock()
    if (when === 'before') run.abort(new Error('over'))
    const late = delayed(run.signal, 3000, clock)
    await clock.advance(10_000)
    expect(late.aborted).toBe(when === 'before')
    if (when === 'later') run.abort(new Error('over'))
    await clock.advance(2999)
    expect(late.aborted).toBe(when === 'before')
    await clock.advance(1)
    expect(late.reason).toEqual(new Error('over'))
  })
})

test('a limit that is not limited is the run’s own signal', () => {
  const { signal } = new AbortController()
  const limit = withDeadline(signal, Number.POSITIVE_INFINITY, new ManualClock())
  expect(limit.signal).toBe(signal)
  expect(limit.expired()).toBe(false)
})

test('a limit whose time is up has expired', async () => {
  const clock = new ManualClock()
  const limit = withDeadline(new AbortController().signal, 500, clock)
  await clock.advance(499)
  expect([limit.signal.aborted, limit.expired()]).toEqual([false, false])
  await clock.advance(1)
  expect([limit.signal.aborted, limit.expired()]).toEqual([true, true])
})
