import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { holdUntil } from '../../../src/checks/attempts.js'
import { systemClock } from '../../../src/common/clock.js'
import { followed, urlOf } from '../../../src/steps/app-address.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { checkOf } from '../checks/reading.js'
import { closedPort, securely, serving, speaking } from '../checks/server.js'

/** A stage with these services, each in a container that publishes these ports of it on 127.0.0.1. */
function stageOf(
  services: Readonly<Record<string, { readonly network_mode?: string }>>,
  published: Readonly<Record<string, Readonly<Record<number, number>>>>,
): StepContext {
  const stage = {
    model: { services },
    containers: { of: (service: string) => [{ id: service }] },
    docker: {
      inspect: async (id: string) => ({
        restarting: false,
        published: Object.fromEntries(
          Object.entries(published[id] ?? {}).map(([port, at]) => [
            `${port}/tcp`,
            { address: '127.0.0.1', port: at },
          ]),
        ),
      }),
    },
  }
  return stage as unknown as StepContext
}

describe('the address of a port', () => {
  const stage = stageOf(
    {
      app: {},
      host: { network_mode: 'host' },
      side: { network_mode: 'service:app' },
      none: { network_mode: 'none' },
    },
    { app: { 8000: 40_001, 8080: 40_002 }, none: { 80: 40_003 } },
  )

  test.each([
    ['app', 8000, 'http://127.0.0.1:40001'],
    ['app', 9000, undefined],
    ['side', 8080, 'http://127.0.0.1:40002'],
    ['host', 8123, 'http://127.0.0.1:8123'],
    ['none', 80, undefined],
  ])('%s:%i is %s', async (service, port, url) => expect(await urlOf(service, port, stage)).toBe(url))
})

describe('a port of TLS', () => {
  const going = new AbortController().signal
  const at = (url: URL) => stageOf({ app: {} }, { app: { 8443: Number(url.port), 8000: Number(url.port) } })
  const asked = async (url: URL, port = 8443) => (await followed('app', port, at(url), going))?.()

  test('is asked in TLS', async () => {
    await using server = await securely((_, response) => response.end())
    expect(await asked(server.url)).toEqual(server.url)
    expect(await urlOf('app', 8443, at(server.url))).toBe(server.url.origin)
  })

  test('is asked in plain HTTP where the server speaks that', async () => {
    await using server = await serving((_, response) => response.end())
    expect(await asked(server.url)).toEqual(server.url)
    expect(await urlOf('app', 8443, at(server.url))).toBe(server.url.origin)
  })

  test('is asked in plain HTTP where the server hangs up on TLS, but tried in TLS again', async () => {
    await using server = await speaking((socket) => socket.destroy())
    const target = await followed('app', 8443, at(server.url), going)
    expect([await target?.(), await target?.()]).toEqual([server.url, server.url])
    expect(server.count()).toBe(2)
  })

  test('that nothing listens on has the address it should have', async () => {
    const { port } = await closedPort()
    expect(await urlOf('app', 8443, at(new URL(`http://127.0.0.1:${port}`)))).toBe(
      `https://127.0.0.1:${port}`,
    )
  })

  test('any other port is not', async () => {
    await using server = await speaking((socket) => socket.destroy())
    expect(await asked(server.url, 8000)).toEqual(server.url)
    expect(server.count()).toBe(0)
  })

  test.each([
    ['says so', (socket: Socket) => socket.end(NGINX)],
    ['hangs up on plain HTTP', (socket: Socket) => socket.destroy()],
  ])('is any other whose server %s', async (_name, toPlain) => {
    await using secure = await securely((_, response) => response.end('in TLS'))
    // In front of it, as such a server does, plain HTTP is told apart by its first byte.
    const front = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', (first) => {
        if (first[0] !== 0x16) return toPlain(socket)
        const behind = connect(Number(secure.url.port), '127.0.0.1')
        behind.on('error', () => socket.destroy())
        behind.write(first)
        socket.pipe(behind).pipe(socket)
      })
    })
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    const { port } = front.address() as AddressInfo
    try {
      const stage = at(new URL(`http://127.0.0.1:${port}`))
      const target = await followed('app', 8000, stage, going)
      const options = { signal: going, within: 2000, clock: systemClock }
      const result = target && (await holdUntil(checkOf('GET app:8000/ <500'), target, options))
      expect(result).toMatchObject({ status: 'passed', attempts: 1, detail: '200 OK' })
      expect(await urlOf('app', 8000, stage)).toBe(`https://127.0.0.1:${port}`)
    } finally {
      front.close()
    }
  })
})

const NGINX =
  'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n' +
  '<center>The plain HTTP request was sent to HTTPS port</center>'
