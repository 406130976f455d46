import { describe, expect, test } from '@jest/globals'
import type { ContainerListing } from '../../../src/engine/container-facts.js'
import { PublishedPorts } from '../../../src/reach/published-ports.js'

type Inspected = Awaited<ReturnType<ConstructorParameters<typeof PublishedPorts>[2]['inspect']>>

/** A container that publishes this; undefined: it is gone. */
type Published =
  | Readonly<Record<string, { readonly address: string; readonly port: number }>>
  | 'restarting'
  | undefined

/** A port of the machine that something has listened at since before the run. */
const TAKEN = 90

/** A port of the machine that is not the engine's. */
const FOREIGN = 40_666

/** Finds ports of services with these network modes, whose containers are these. */
function finder(
  modes: Readonly<Record<string, string | undefined>>,
  containers: Readonly<Record<string, readonly Published[]>> = {},
) {
  const services = Object.fromEntries(
    Object.entries(modes).map(([name, network_mode]) => [name, { network_mode }]),
  )
  const of = (service: string) =>
    (containers[service] ?? []).map((_, index) => ({ id: `${service} ${index}` }) as ContainerListing)
  const inspect = async (id: string): Promise<Inspected> => {
    const [service = '', index = ''] = id.split(' ')
    const published = containers[service]?.[Number(index)]
    if (published === undefined) return undefined
    const isRestarting = published === 'restarting'
    return { restarting: isRestarting, published: isRestarting ? {} : published } as unknown as Inspected
  }
  const model = { services: JSON.parse(JSON.stringify(services)) }
  const owner = {
    isTaken: (port: number) => port === TAKEN,
    isForeign: async (_: unknown, port: number) => port === FOREIGN,
  }
  return new PublishedPorts(model, { of }, { inspect }, owner)
}

const at = (port: number, address = '127.0.0.1') => ({ '80/tcp': { address, port } })

describe('a port', () => {
  test.each<[string, string, readonly Published[], string | undefined, boolean]>([
    ['is where the engine publishes it', 'bridge', [at(40_001)], 'http://127.0.0.1:40001/', false],
    ['is in brackets over IPv6', 'bridge', [at(40_001, '::1')], 'http://[::1]:40001/', false],
    [
      'is that of the first container where there are several',
      'bridge',
      [at(40_002), at(40_003)],
      'http://127.0.0.1:40002/',
      false,
    ],
    ['is nowhere where it is not published', 'bridge', [{}], undefined, false],
    ['is nowhere where its container is gone', 'bridge', [undefined], undefined, false],
    ['may come where its container is restarting', 'bridge', ['restarting'], undefined, true],
    ['is the machine’s own on the machine’s network', 'host', [], 'http://127.0.0.1/', false],
    ['is nowhere without a network', 'none', [at(40_003)], undefined, false],
  ])('%s', async (_, mode, containers, url, isRestarting) => {
    const found = await finder({ app: mode }, { app: containers }).find('app', 80)
    expect([found.url?.href, found.isRestarting]).toEqual([url, isRestarting])
  })

  test('is that of the container that is asked', async () => {
    const ports = finder({ app: 'bridge' }, { app: [at(40_002), 'restarting', at(40_003)] })
    const found = await Promise.all([0, 1, 2, 3].map((replica) => ports.find('app', 80, replica)))
    expect(found.map(({ url, isRestarting }) => [url?.port, isRestarting])).toEqual([
      ['40002', false],
      [undefined, true],
      ['40003', false],
      [undefined, false],
    ])
  })

  test('of a service that shares another’s network is published by that', async () => {
    const found = await finder({ side: 'service:app', app: undefined }, { app: [at(40_004)] }).find(
      'side',
      80,
    )
    expect(found.url?.port).toBe('40004')
  })
})

test('as many containers can be asked as the one that publishes the port has', () => {
  const modes = { app: 'bridge', side: 'service:app', host: 'host', none: 'none' }
  const ports = finder(modes, { app: [at(1), at(2)], none: [at(3), at(4)] })
  expect(Object.keys(modes).map((service) => ports.replicasOf(service))).toEqual([2, 2, 1, 1])
})

test('a service on the machine’s own network is told from others', () => {
  const ports = finder({ app: 'bridge', host: 'host', side: 'service:host' })
  expect(['app', 'host', 'side'].map((service) => ports.sharesHostNetwork(service))).toEqual([
    false,
    true,
    true,
  ])
})

test.each([
  ['on the engine’s network is not the engine’s', 'bridge', FOREIGN, 80, true],
  ['on the engine’s network is the engine’s', 'bridge', 40_001, 80, false],
  ['on the machine’s network was taken before', 'host', 0, TAKEN, true],
  ['on the machine’s network was free before', 'host', 0, 80, false],
])('a port %s', async (_, mode, published, port, isForeign) => {
  const found = await finder({ app: mode }, { app: [at(published)] }).find('app', port)
  expect(found.isForeign).toBe(isForeign)
})
