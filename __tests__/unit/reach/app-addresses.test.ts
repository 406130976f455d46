import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { holdUntil } from '../../../src/checks/attempts.js'
import { type Clock, systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import { AppAddresses } from '../../../src/reach/app-addresses.js'
import { AskedContainers } from '../../../src/reach/asked-containers.js'
import type { PortFinder, PortPlace } from '../../../src/reach/port-finder.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { checkOf } from '../checks/reading.js'
import { closedPort, securely, serving, speaking } from '../checks/server.js'

const going = new AbortController().signal

/** Finds ports at these places, one after the other; the last for good. */
function finding(...places: readonly Partial<PortPlace>[]): PortFinder {
  const coming = [...places]
  return {
    find: async () => ({
      url: undefined,
      isRestarting: false,
      isForeign: false,
      ...(coming.length > 1 ? coming.shift() : coming[0]),
    }),
  }
}

/** The containers that are asked for `app`, and for `host`, which has none. */
const asked = new AskedContainers(
  { services: { host: { network_mode: 'host' } } },
  { of: () => ['0', '1'].map((id) => ({ id }) as ContainerListing) },
  { inspect: async (id) => ({ id }) as ContainerDetails },
)

const addressesAt = (ports: PortFinder, clock: Pick<Clock, 'sleep'>) => new AppAddresses(ports, asked, clock)

const place = new URL('http://127.0.0.1:40001')

describe('the address of a port', () => {
  test.each([
    [{ url: place }, 'http://127.0.0.1:40001'],
    [{}, undefined],
    [{ isRestarting: true }, undefined],
    [{ url: place, isForeign: true }, undefined],
  ])('at %j is %s', async (found, url) => {
    expect(await addressesAt(finding(found), systemClock).urlOf('app', 8000)).toBe(url)
  })

  test('is waited for while the container is about to be started again', async () => {
    const clock = new ManualClock()
    const restarting = finding({ isRestarting: true }, { isRestarting: true }, { url: place })
    const target = await clock.until(addressesAt(restarting, clock).follow('app', 8000, going))
    expect(await target?.()).toEqual(place)
    expect(clock.now()).toBe(100)
  })

  test('is not waited for where the port is not published', async () => {
    expect(await addressesAt(finding({}), new ManualClock()).follow('app', 8000, going)).toBeUndefined()
  })

  test('is followed, and stays the last while there is none', async () => {
    const next = new URL('http://127.0.0.1:40002')
    const moving = finding({ url: place }, { url: place }, {}, { url: next })
    const target = await addressesAt(moving, new ManualClock()).follow('app', 8000, going)
    expect([await target?.(), await target?.(), await target?.()]).toEqual([place, place, next])
  })
})

test('each container of a service has an address of its own', async () => {
  const ports: PortFinder = {
    find: async (network) => ({
      url: new URL(`http://127.0.0.1:4000${network.kind === 'container' ? network.container.id : 'x'}`),
      isRestarting: false,
      isForeign: false,
    }),
  }
  const addresses = addressesAt(ports, new ManualClock())
  const second = await addresses.follow('app', 8000, going, 1)
  expect([(await second?.())?.port, addresses.replicasOf('app')]).toEqual(['40001', 2])
})

describe('what is not the engine’s own container', () => {
  const strange = { url: place, isForeign: true }

  test.each([
    ['app', 'port 8000 of app cannot be reached from here'],
    ['host', 'something else than host listens at 127.0.0.1:40001'],
  ])('is never asked for %s', async (service, words) => {
    const following = addressesAt(finding(strange), new ManualClock()).follow(service, 8000, going)
    await expect(following).rejects.toThrow(EngineTrouble)
    await expect(following).rejects.toThrow(words)
  })

  test('is not asked later either', async () => {
    const addresses = addressesAt(finding({ url: place }, { url: place }, strange), new ManualClock())
    const target = await addresses.follow('app', 8000, going)
    expect(await target?.()).toEqual(place)
    await expect(target?.()).rejects.toThrow(EngineTrouble)
  })
})

describe('an answer', () => {
  const answered = (service: string, ports: PortFinder, isAnswerForeign?: PortFinder['isAnswerForeign']) =>
    addressesAt(isAnswerForeign ? { ...ports, isAnswerForeign } : ports, new ManualClock()).needOwnAnswer(
      service,
      8000,
      1,
      going,
    )

  test('of something else than the container is none', async () => {
    const asked: unknown[] = []
    const foreign = answered('app', finding({ url: place }), async (reached) => asked.push(reached) > 0)
    await expect(foreign).rejects.toMatchObject({
      message:
        'something else than app answers at 127.0.0.1:40001: while it did, the container of app has sent nothing',
      instead: expect.stringContaining('`engine-host`'),
    })
    expect(asked).toEqual([{ service: 'app', port: 8000, container: '1', url: place }])
  })

  test.each<[string, Promise<void>]>([
    ['comes from the container', answered('app', finding({ url: place }), async () => false)],
    ['is known to be the container’s by its address', answered('app', finding({ url: place }))],
    ['came from a port that is gone', answered('app', finding({}), async () => true)],
    ['came from the network of the machine', answered('host', finding({ url: place }), async () => true)],
  ])('counts where it %s', async (_, counted) => {
    await expect(counted).resolves.toBeUndefined()
  })
})

test('a service on the machine’s own network is known', () => {
  const addresses = addressesAt(finding({}), new ManualClock())
  expect(['host', 'app'].map((service) => addresses.sharesHostNetwork(service))).toEqual([true, false])
})

describe('a port of TLS', () => {
  const at = ({ host }: URL) => addressesAt(finding({ url: new URL(`http://${host}`) }), systemClock)
  const asked = async (url: URL, port = 8443) => (await at(url).follow('app', port, going))?.()

  test('is asked in TLS', async () => {
    await using server = await securely((_, response) => response.end())
    expect(await asked(server.url)).toEqual(server.url)
    expect(await at(server.url).urlOf('app', 8443)).toBe(server.url.origin)
  })

  test('is asked in plain HTTP where the server speaks that', async () => {
    await using server = await serving((_, response) => response.end())
    expect(await asked(server.url)).toEqual(server.url)
    expect(await at(server.url).urlOf('app', 8443)).toBe(server.url.origin)
  })

  test('is asked in plain HTTP where the server hangs up on TLS, but tried in TLS again', async () => {
    await using server = await speaking((socket) => socket.destroy())
    const target = await at(server.url).follow('app', 8443, going)
    expect([await target?.(), await target?.()]).toEqual([server.url, server.url])
    expect(server.count()).toBe(2)
  })

  test('that nothing listens on has the address it should have', async () => {
    const { port } = await closedPort()
    expect(await at(new URL(`http://127.0.0.1:${port}`)).urlOf('app', 8443)).toBe(`https://127.0.0.1:${port}`)
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
      const addresses = at(new URL(`http://127.0.0.1:${port}`))
      const target = await addresses.follow('app', 8000, going)
      const options = { signal: going, within: 5000, clock: systemClock }
      const result = target && (await holdUntil(checkOf('GET app:8000/ <500'), target, options))
      expect(result).toMatchObject({ status: 'passed', detail: '200 OK' })
      expect(await addresses.urlOf('app', 8000)).toBe(`https://127.0.0.1:${port}`)
    } finally {
      front.close()
    }
  })
})

const NGINX =
  'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n' +
  '<center>The plain HTTP request was sent to HTTPS port</center>'
