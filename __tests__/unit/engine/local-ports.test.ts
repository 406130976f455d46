import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from '@jest/globals'
import { freePort, listens } from '../../../src/engine/local-ports.js'

test('a free port is one at which nobody listens, until somebody does', async () => {
  const port = await freePort()
  expect(await listens(port)).toBe(false)
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  expect(await listens(port)).toBe(true)
  server.close()
})
