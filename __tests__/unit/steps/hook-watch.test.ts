import { expect, test } from '@jest/globals'
import type { ContainerEvent } from '../../../src/engine/event-stream.js'
import { HookWatch } from '../../../src/steps/hook-watch.js'

function watching(count: number) {
  let listener: ((event: ContainerEvent) => void) | undefined
  const kept: string[] = []
  const watch = new HookWatch('app', count, {
    events: {
      listen: (one) => {
        listener = one
        return () => {
          listener = undefined
        }
      },
    },
    docker: {
      followLog: async (id, destination) => {
        if (id === 'gone') throw new Error('no such container')
        const umlaut = Buffer.from(`${id} says ü\n`)
        destination.write(umlaut.subarray(0, -2))
        destination.write(umlaut.subarray(-2))
      },
    },
    keep: (text) => void kept.push(text),
    signal: new AbortController().signal,
  })
  const tell = (action: ContainerEvent['action'], id: string, exitCode = 0, service = 'app.pre_start') =>
    listener?.({ action, id, service, exitCode, at: 0 })
  return { watch, kept, tell, isListening: () => listener !== undefined }
}

test('each hook is read from its creation on, and its end is what the event says', async () => {
  const { watch, kept, tell } = watching(2)
  expect(watch.last).toBeUndefined()
  tell('create', 'one')
  tell('die', 'one')
  tell('create', 'two')
  tell('die', 'two', 3)
  await watch.settled()
  expect(watch.last).toEqual({ id: 'two', index: 1, log: 'two says ü\n', exitCode: 3 })
  expect(watch.havePassed).toBe(false)
  expect(kept.join('').match(/==> .* <==/g)).toEqual(['==> app.pre_start 1 <==', '==> app.pre_start 2 <=='])
})

test('a log that the engine does not return costs the cause alone', async () => {
  const { watch, tell } = watching(1)
  tell('create', 'gone')
  tell('die', 'gone')
  await watch.settled()
  expect(watch.last).toEqual({ id: 'gone', index: 0, log: '', exitCode: 0 })
  expect(watch.havePassed).toBe(true)
})

test('the service itself starts when all hooks are done; others do not count', async () => {
  const { watch, tell, isListening } = watching(1)
  let started = false
  void watch.serviceStarted.then(() => {
    started = true
  })
  tell('start', 'x', 0, 'worker')
  tell('start', 'hook')
  await Promise.resolve()
  expect(started).toBe(false)
  tell('start', 'y', 0, 'app')
  await watch.serviceStarted
  watch.end()
  expect(isListening()).toBe(false)
})
