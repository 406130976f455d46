import { describe, expect, test } from '@jest/globals'
import { Settling } from '../../../../src/run/long-running/settling.js'
import { ManualClock } from '../../../harness/manual-clock.js'
import { ToldEvents } from './events.js'

const going = new AbortController().signal

function begun({ mayEnd = false, settleMs = 2000 }: { mayEnd?: boolean; settleMs?: number } = {}) {
  const clock = new ManualClock()
  const events = new ToldEvents()
  const it = new Settling(events, clock, settleMs)
  it.begin('1', 'app', mayEnd)
  /** Milliseconds until every service has been up for long enough. */
  const waited = async (signal = going) => {
    const before = clock.now()
    await clock.until(it.reached(signal))
    return clock.now() - before
  }
  return { it, clock, events, waited }
}

describe('before a run passes, a service that is to stay', () => {
  test('has been up for as long as the setting says, counted from its last start', async () => {
    const { it, clock, events, waited } = begun()
    await clock.advance(300)
    events.tell('start', '1')
    await clock.advance(500)
    expect(it.unsettled()).toEqual({
      service: 'app',
      lacks: 'had not been up for 2s without an end (settle)',
    })
    expect(await waited()).toBe(1500)
    expect(it.unsettled()).toBeUndefined()
    expect(await waited()).toBe(0)
  })

  test('has been up for half a second after its last check, and that costs nothing where it was up for less', async () => {
    const { it, clock, waited } = begun()
    it.proved('app')
    await clock.advance(1000)
    expect(await waited()).toBe(1000)
    await clock.advance(5000)
    it.proved('app')
    expect(it.unsettled()?.lacks).toBe('had not been up for 500ms after its last check')
    expect(await waited()).toBe(500)
  })

  test.each([
    [100, 100],
    [0, 0],
  ])('is waited for after a check for no longer than it must be up at all: %i ms', async (settleMs, left) => {
    const { it, clock, waited } = begun({ settleMs })
    await clock.advance(5000)
    it.proved('app')
    expect(await waited()).toBe(left)
  })

  test('that has ended begins anew with its next start, however late that is', async () => {
    const { it, clock, events } = begun()
    const reached = it.reached(going)
    await clock.advance(1000)
    events.tell('die', '1', 1)
    await clock.advance(3000)
    expect(it.unsettled()?.lacks).toBe('had not been started again after its end')
    events.tell('start', '1')
    await clock.until(reached)
    expect(clock.now()).toBe(6000)
  })

  test('that is not started again is waited for no longer than a busy engine needs', async () => {
    const { events, waited } = begun()
    events.tell('die', '1', 1)
    expect(await waited()).toBe(10_000)
    const unasked = begun({ settleMs: 0 })
    unasked.events.tell('die', '1', 1)
    expect(await unasked.waited()).toBe(0)
  })

  test('of several containers is the one that was started last', async () => {
    const { it, clock, events, waited } = begun()
    it.begin('2', 'app', false)
    await clock.advance(1900)
    events.tell('start', '2')
    expect(await waited()).toBe(2000)
  })

  test('and has done its work is not waited for; after another end it is', async () => {
    const { events, waited } = begun({ mayEnd: true })
    events.tell('die', '1', 0)
    expect(await waited()).toBe(0)
    events.tell('die', '1', 1)
    events.tell('start', '1')
    expect(await waited()).toBe(2000)
  })
})

test('nobody waits for a job', async () => {
  const { clock, events, waited } = begun()
  await clock.advance(2000)
  events.tell('start', 'migrate 1')
  events.tell('die', 'migrate 1')
  expect(await waited()).toBe(0)
})

test('whoever cancels waits no longer', async () => {
  const { waited } = begun()
  await expect(waited(AbortSignal.abort(new Error('over')))).rejects.toThrow('over')
})

describe('what may also end with 0', () => {
  test('is waited for as long as is said for it', async () => {
    const clock = new ManualClock()
    const events = new ToldEvents()
    const it = new Settling(events, clock, 2000, 10_000)
    it.begin('1', 'main', true)
    it.begin('2', 'web', false)
    expect(it.leftMs()).toBe(10_000)
    events.tell('die', '1', 0)
    expect(it.leftMs()).toBe(2000)
  })

  test('has done its work when all its containers have', () => {
    const { it, events } = begun({ mayEnd: true })
    it.begin('2', 'app', true)
    events.tell('die', '1', 0)
    expect(it.ended()).toEqual([])
    events.tell('die', '2', 0)
    expect(it.ended()).toEqual(['app'])
    events.tell('start', '2')
    expect(it.ended()).toEqual([])
  })

  test('not where it ended badly, or must stay', () => {
    const { it, events } = begun()
    events.tell('die', '1', 0)
    expect(it.ended()).toEqual([])
    const may = begun({ mayEnd: true })
    may.events.tell('die', '1', 3)
    expect(may.it.ended()).toEqual([])
  })
})
