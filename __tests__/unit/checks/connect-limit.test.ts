import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { CONNECT_TIMEOUT_MS, onSlowConnect } from '../../../src/checks/connect-limit.js'

beforeEach(() => {
  jest.useFakeTimers()
})

afterEach(() => {
  jest.useRealTimers()
})

/** Whether a socket counts as too slow after that many milliseconds. */
function isTooSlow(host: string, milliseconds: number, events: readonly string[] = []): boolean {
  const socket = new Socket()
  const call = jest.fn()
  onSlowConnect(socket, host, call)
  for (const event of events) socket.emit(event)
  jest.advanceTimersByTime(milliseconds)
  socket.destroy()
  return call.mock.calls.length > 0
}

test.each<[string, string, number, readonly string[], boolean]>([
  ['an address that answers nobody', '10.0.0.7', CONNECT_TIMEOUT_MS, [], true],
  ['an address that has some time left', '10.0.0.7', CONNECT_TIMEOUT_MS - 1, [], false],
  ['a name that is still looked up', 'engine', CONNECT_TIMEOUT_MS, [], false],
  ['a name that was looked up', 'engine', CONNECT_TIMEOUT_MS, ['lookup'], true],
  ['a connection', 'engine', CONNECT_TIMEOUT_MS, ['lookup', 'connect'], false],
])('%s', (_, host, milliseconds, events, expected) => {
  expect(isTooSlow(host, milliseconds, events)).toBe(expected)
})
