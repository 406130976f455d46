import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { clientOf } from '../../../src/engine/client.js'

const before = { ...process.env }

afterEach(() => {
  process.env = { ...before }
})

/** What users have in their variables for other programs, or for an engine with TLS. */
const LEFT_OVER = {
  DOCKER_HOST: 'tcp://elsewhere:2376',
  DOCKER_TLS_VERIFY: '1',
  DOCKER_CERT_PATH: '/nowhere',
  DOCKER_CLIENT_TIMEOUT: '1',
  DOCKER_PATH_PREFIX: '/prefix',
}

test('a client asks its endpoint, whatever the variables say', async () => {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    setTimeout(() => response.end('OK'), 50)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, LEFT_OVER)
  try {
    const client = await clientOf({ host: `tcp://127.0.0.1:${port}`, tlsPath: undefined })
    expect(String(await client.ping())).toBe('OK')
    expect(asked).toEqual(['/_ping'])
    expect(process.env).toMatchObject(LEFT_OVER)
  } finally {
    server.close()
  }
})
