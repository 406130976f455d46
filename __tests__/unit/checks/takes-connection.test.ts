import { EventEmitter, once } from 'node:events'
import { expect, test } from '@jest/globals'
import { takesConnection } from '../../../src/checks/takes-connection.js'
import { systemClock } from '../../../src/common/clock.js'
import { closedPort, speaking } from './server.js'

test('a connection that is taken is closed at once', async () => {
  const heard = new EventEmitter()
  const closed = once(heard, 'close')
  await using server = await speaking((socket) => socket.on('close', () => heard.emit('close')))
  expect(await takesConnection(server.url, systemClock)).toBe(true)
  await closed
})

test('nobody takes a connection at a closed port', async () => {
  expect(await takesConnection(await closedPort(), systemClock)).toBe(false)
})
