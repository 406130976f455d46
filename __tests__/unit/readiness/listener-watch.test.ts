import { describe, expect, test } from '@jest/globals'
import { ListenerWatch } from '../../../src/readiness/listener-watch.js'
import type { ListenerLookup, Listening } from '../../../src/readiness/listeners.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const ports = (...open: number[]): Listening => ({
  known: true,
  ports: new Set(open),
  loopback: new Map(),
  silent: open.length === 0,
})

/** Finds one after the other. */
function watching(found: readonly Listening[], mayExec = true) {
  const asked: string[] = []
  const coming = [...found]
  const next = (how: string) => async () => {
    asked.push(how)
    return coming.shift() ?? ports()
  }
  const lookup = { look: next('exec'), lookWhereFree: next('free') } as unknown as ListenerLookup
  const clock = new ManualClock()
  return { it: new ListenerWatch(lookup, mayExec, clock, 0), clock, asked }
}

test('new ports are new once, and silence is remembered', async () => {
  const { it } = watching([ports(), ports(1), ports(1), ports(1, 2), ports(2)])
  const news: boolean[] = []
  for (let look = 0; look < 5; look += 1) news.push((await it.look(going)).hasNewPort)
  expect(news).toEqual([false, true, false, true, false])
  expect(it.isSilent).toBe(false)
  await it.look(going)
  expect(it.isSilent).toBe(true)
})

test('the next look comes at its pace', async () => {
  const { it, clock } = watching([])
  expect(it.untilNext()).toBe(20)
  await clock.advance(20)
  expect(it.untilNext()).toBe(0)
  await it.look(going)
  expect(it.untilNext()).toBe(20)
})

describe('where nothing is known', () => {
  test('for now, the next look comes and the last view counts', async () => {
    const { it } = watching([ports(1), { known: false, forGood: false }, ports(1)])
    await it.look(going)
    const found = { known: false, forGood: false }
    expect(await it.look(going)).toEqual({ found, hasNewPort: false })
    expect(it.untilNext()).toBe(20)
    expect((await it.look(going)).hasNewPort).toBe(false)
  })

  test('for good, there is no next look', async () => {
    const { it } = watching([{ known: false, forGood: true }])
    await it.look(going)
    expect(it.untilNext()).toBe(Number.POSITIVE_INFINITY)
  })
})

test('what must cost nothing takes no command', async () => {
  const { it, asked } = watching([], false)
  await it.look(going)
  expect(asked).toEqual(['free'])
})
