import { describe, expect, test } from '@jest/globals'
import type { EngineTrouble } from '../../../src/common/problem.js'
import { ContainerEvents } from '../../../src/engine/container-events.js'
import type { ContainerEvent, EventListener } from '../../../src/engine/event-stream.js'

const going = new AbortController().signal

async function begun(onLost: (trouble: EngineTrouble) => void = () => {}) {
  const listeners: EventListener[] = []
  const docker = {
    listenToEvents: async (_project: string, listener: EventListener) => void listeners.push(listener),
  }
  const events = await ContainerEvents.begin(docker, 'p', going, onLost)
  const tell = (action: ContainerEvent['action'], id = 'a', signal?: number) =>
    listeners[0]?.onEvent({ action, id, service: 'app', exitCode: 0, signal, at: 0 })
  return {
    events,
    listener: listeners[0],
    tell,
    lose: (trouble: EngineTrouble) => listeners[0]?.onLost(trouble),
  }
}

test('everybody who listens is told, until they do no longer', async () => {
  const { events, tell } = await begun()
  const heard: string[] = []
  const stop = events.listen(({ action }) => heard.push(`first ${action}`))
  events.listen(({ action }) => heard.push(`second ${action}`))
  tell('start')
  stop()
  tell('die')
  expect(heard).toEqual(['first start', 'second start', 'second die'])
})

test('a container that ran out of memory once has done so', async () => {
  const { events, tell } = await begun()
  tell('oom', 'a')
  tell('start', 'a')
  expect(['a', 'b'].map((id) => events.lastEnd(id).ranOutOfMemory)).toEqual([true, false])
})

test('a container that somebody asked to end was ended from outside, until it ends by itself', async () => {
  const { events, tell } = await begun()
  const isFromOutside = () => events.lastEnd('a').fromOutside
  tell('kill', 'a', 1)
  tell('die')
  expect(isFromOutside()).toBe(false)
  tell('kill', 'a', 15)
  expect(isFromOutside()).toBe(false)
  tell('die')
  tell('start')
  expect([isFromOutside(), events.lastEnd('b').fromOutside]).toEqual([true, false])
  tell('die')
  expect(isFromOutside()).toBe(false)
})

test('a command in a container is known when it has ended', async () => {
  const { events, listener } = await begun()
  const tell = (action: ContainerEvent['action'], command: string, at: number, exitCode = 0) =>
    listener?.onEvent({ action, id: 'a', service: 'app', exitCode, command, at })
  tell('exec_start', 'one', 1)
  tell('exec_start', 'two', 2)
  expect(events.commandsIn('a')).toEqual([])
  tell('exec_die', 'two', 3, 1)
  tell('exec_die', 'one', 4)
  // It began before anybody listened.
  tell('exec_die', 'three', 5)
  const [one, two] = [
    { began: 1, ended: 4, exitCode: 0 },
    { began: 2, ended: 3, exitCode: 1 },
  ]
  expect([events.commandsIn('a'), events.commandsIn('b')]).toEqual([[two, one], []])
})

test('an engine that is lost is told', async () => {
  const lost: EngineTrouble[] = []
  const { lose } = await begun((trouble) => lost.push(trouble))
  const trouble = new Error('gone') as EngineTrouble
  lose(trouble)
  expect(lost).toEqual([trouble])
})

describe('one more end of a container', () => {
  test('is waited for, and that of another is none', async () => {
    const { events, tell } = await begun()
    const ends: number[] = []
    const waiting = events.moreEnds('a', 1, going).then(() => ends.push(2))
    for (const id of ['b', 'a', 'b']) tell('die', id)
    await new Promise(setImmediate)
    expect(ends).toEqual([])
    tell('die', 'a')
    await waiting
    expect(ends).toEqual([2])
  })

  test('that has come before is there at once', async () => {
    const { events, tell } = await begun()
    tell('die')
    await expect(events.moreEnds('a', 0, going)).resolves.toBeUndefined()
  })

  test('is not waited for by whoever cancels', async () => {
    const { events } = await begun()
    const over = new AbortController()
    const waiting = events.moreEnds('a', 0, over.signal)
    over.abort(new Error('over'))
    await expect(waiting).rejects.toThrow('over')
    await expect(events.moreEnds('a', 0, over.signal)).rejects.toThrow('over')
  })
})
