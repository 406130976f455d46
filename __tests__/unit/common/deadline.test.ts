import { getMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from '@jest/globals'
import { overdue, withDeadline, withSignal } from '../../../src/common/deadline.js'

const hangs = () => new Promise<never>(() => {})

test('a limit holds whatever garbage is collected meanwhile, for those too who keep its signal alone', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const run = new AbortController()
  const waiting = withSignal(hangs(), withDeadline(run.signal, 100).signal).catch(() => 'time is up')
  const collecting = setInterval(collect, 10)
  try {
    expect(await Promise.race([waiting, pause(3000, 'hanging')])).toBe('time is up')
  } finally {
    clearInterval(collecting)
  }
})

test('any number may wait for one, or for what comes after it: Node warns of no leak', () => {
  const { signal } = new AbortController()
  expect([withDeadline(signal, 60_000).signal, overdue(signal, 1)].map(getMaxListeners)).toEqual([
    Infinity,
    Infinity,
  ])
})

test('a limit that the run comes before has not expired', () => {
  const run = new AbortController()
  const limit = withDeadline(run.signal, 60_000)
  run.abort(new Error('cancelled'))
  expect([limit.signal.aborted, limit.expired()]).toEqual([true, false])
})
