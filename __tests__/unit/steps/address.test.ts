import { describe, expect, test } from '@jest/globals'
import { followed, urlOf } from '../../../src/steps/address.js'
import type { Stage } from '../../../src/steps/stage.js'
import { closedPort, securely, serving, speaking } from '../smoke/server.js'

/** A stage with these services, each in a container that publishes these ports of it on 127.0.0.1. */
function stageOf(
  services: Readonly<Record<string, { readonly network_mode?: string }>>,
  published: Readonly<Record<string, Readonly<Record<number, number>>>>,
): Stage {
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
  return stage as unknown as Stage
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
})
