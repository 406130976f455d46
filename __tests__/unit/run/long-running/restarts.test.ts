import { describe, expect, test } from '@jest/globals'
import type { Excuse } from '../../../../src/run/long-running/peer-readiness.js'
import { Restarts } from '../../../../src/run/long-running/restarts.js'
import { ManualClock } from '../../../harness/manual-clock.js'
import { ToldEvents } from './events.js'

function begun(excuse?: Excuse) {
  const clock = new ManualClock()
  const events = new ToldEvents()
  const started: string[] = []
  const asked: unknown[] = []
  const docker = {
    lastLines: async (...question: readonly unknown[]) => {
      asked.push(question)
      return `booting\nround ${asked.length}\n`
    },
  }
  const peers = { excuseOf: () => excuse, started: (service: string) => void started.push(service) }
  return { it: new Restarts(docker, events, peers, clock), clock, events, started, asked }
}

const isToStay = () => true

describe('a container', () => {
  test('that was started once has not been started again, whether it has ended or not', async () => {
    const { it, events, started } = begun()
    events.tell('start', '1')
    events.tell('die', '1', 3)
    events.tell('start', '2', 0, 'db')
    expect(await it.all()).toEqual([])
    expect(started).toEqual(['app', 'db'])
  })

  test('that was started again is told with its last end, and what it said by then', async () => {
    const { it, events, asked } = begun()
    for (const exitCode of [3, 4]) {
      events.tell('start', '1')
      events.tell('die', '1', exitCode)
    }
    events.tell('start', '1')
    const restart = {
      service: 'app',
      times: 2,
      how: 'exited 4',
      said: 'round 2',
      isUp: true,
      peer: undefined,
    }
    expect(await it.all()).toEqual([restart])
    expect(asked).toEqual([
      ['1', 1100, { until: 0 }],
      ['1', 1100, { until: 0 }],
    ])
  })

  test('that has come to its end since is told with the end before it was started again', async () => {
    const { it, events } = begun()
    for (const exitCode of [2, 0]) {
      events.tell('start', '1')
      events.tell('die', '1', exitCode)
    }
    expect(await it.all()).toMatchObject([{ times: 1, how: 'exited 2', said: 'round 1', isUp: false }])
  })

  test('that was killed for memory is told so', async () => {
    const { it, events } = begun()
    events.tell('start', '1')
    events.tell('oom', '1')
    events.tell('die', '1', 137)
    events.tell('start', '1')
    expect(await it.all()).toMatchObject([{ how: 'was killed for memory' }])
  })
})

describe('a container with an excuse', () => {
  test('is excused where it has ended by then, and only then', async () => {
    const { it, events, clock } = begun({ peer: 'db', until: 5000 })
    events.tell('start', '1')
    expect(it.isExcused('1')).toBe(false)
    await clock.advance(5000)
    events.tell('die', '1', 1)
    expect(it.isExcused('1')).toBe(true)
    events.tell('start', '1')
    expect(await it.all()).toMatchObject([{ peer: 'db' }])
    await clock.advance(1)
    events.tell('die', '1', 1)
    expect(it.isExcused('1')).toBe(false)
    expect(await it.all()).toMatchObject([{ peer: undefined }])
  })

  test('is waited for while it is down', async () => {
    const { it, events, clock } = begun({ peer: 'db', until: 5000 })
    events.tell('start', '1')
    expect(it.leftMs(isToStay)).toBe(0)
    await clock.advance(1000)
    events.tell('die', '1', 1)
    expect(it.leftMs(isToStay)).toBe(4000)
    expect(it.leftMs(() => false)).toBe(0)
    events.tell('start', '1')
    expect(it.leftMs(isToStay)).toBe(0)
  })
})

test('without an excuse nobody waits for it', () => {
  const { it, events } = begun()
  events.tell('start', '1')
  events.tell('die', '1', 1)
  expect([it.leftMs(isToStay), it.isExcused('1'), it.isExcused('2')]).toEqual([0, false, false])
})
