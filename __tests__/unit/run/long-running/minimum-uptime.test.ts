import { describe, expect, test } from '@jest/globals'
import { MinimumUptime } from '../../../../src/run/long-running/minimum-uptime.js'
import { ManualClock } from '../../../harness/manual-clock.js'
import { ToldEvents } from './events.js'

const going = new AbortController().signal

function begun() {
  const clock = new ManualClock()
  const events = new ToldEvents()
  const it = new MinimumUptime(events, clock)
  const happens = (action: 'start' | 'die', service: string) => events.tell(action, 'id', 0, service)
  /** Milliseconds until every service has been up for long enough. */
  const waited = async (signal = going) => {
    const before = clock.now()
    await clock.until(it.reached(signal))
    return clock.now() - before
  }
  return { it, clock, happens, waited }
}

describe('before a run passes', () => {
  test('a service that nobody asked has run for two seconds', async () => {
    const { it, clock, happens, waited } = begun()
    it.begin('worker')
    await clock.advance(300)
    happens('start', 'worker')
    await clock.advance(500)
    expect(await waited()).toBe(1500)
    expect(await waited()).toBe(0)
  })

  test('nobody waits for one that has answered, nor for a job', async () => {
    const { it, happens, waited } = begun()
    it.begin('app')
    for (const service of ['app', 'migrate']) happens('start', service)
    happens('die', 'migrate')
    it.proved('app')
    expect(await waited()).toBe(0)
  })

  test('one that has ended, and may be started again, begins anew', async () => {
    const { it, clock, happens } = begun()
    it.begin('worker')
    const reached = it.reached(going)
    await clock.advance(1000)
    happens('die', 'worker')
    await clock.until(reached)
    expect(clock.now()).toBe(3000)
  })

  test('whoever cancels waits no longer', async () => {
    const { it, waited } = begun()
    it.begin('worker')
    await expect(waited(AbortSignal.abort(new Error('over')))).rejects.toThrow('over')
  })
})
