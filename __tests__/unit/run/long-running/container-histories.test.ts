import { describe, expect, test } from '@jest/globals'
import { ContainerHistories, endedSinceReady } from '../../../../src/run/long-running/container-histories.js'
import { ToldEvents } from './events.js'

function begun() {
  const events = new ToldEvents()
  const ended: string[] = []
  const histories = new ContainerHistories(events, (id) => ended.push(`${id} ${histories.of(id)?.ends}`))
  histories.add('1', { service: 'app', name: 'app (1 of 2)', mayEnd: true })
  return { events, histories, ended }
}

test('a container begins with nothing', () => {
  const { histories } = begun()
  const history = {
    id: '1',
    service: 'app',
    name: 'app (1 of 2)',
    mayEnd: true,
    ends: 0,
    lastExitCode: 0,
    isUnhealthy: false,
  }
  expect(histories.of('1')).toEqual(history)
  expect(histories.all()).toEqual([history])
})

test('ends are counted before anybody is told of them', () => {
  const { events, histories, ended } = begun()
  events.tell('die', '1', 7)
  events.tell('die', '1', 8)
  expect(histories.of('1')).toMatchObject({ ends: 2, lastExitCode: 8 })
  expect(ended).toEqual(['1 1', '1 2'])
})

test('of other containers, and other events, nobody is told', () => {
  const { events, histories, ended } = begun()
  events.tell('die', '2', 7)
  events.tell('start', '1')
  expect([ended, histories.of('1')?.ends, histories.of('2')]).toEqual([[], 0, undefined])
})

test('a health check is what the engine said of it last', () => {
  const { events, histories } = begun()
  events.tell('unhealthy', '1')
  expect(histories.of('1')?.isUnhealthy).toBe(true)
  events.tell('healthy', '1')
  expect(histories.of('1')?.isUnhealthy).toBe(false)
})

describe('a store that was ready', () => {
  test('has ended since, or before', () => {
    const { events, histories } = begun()
    const hasEnded = () => endedSinceReady(histories.of('1') ?? { ends: 0 })
    events.tell('die', '1', 1)
    expect(hasEnded()).toBe(false)
    histories.becameReady('1', async () => undefined)
    expect(hasEnded()).toBe(false)
    events.tell('die', '1', 1)
    expect(hasEnded()).toBe(true)
  })

  test('that need not keep running is nobody’s', () => {
    const { histories } = begun()
    histories.becameReady('2', async () => undefined)
    expect(histories.of('2')).toBeUndefined()
  })
})
