import { expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import type { AskedNetwork } from '../../../src/reach/asked-containers.js'
import { PublishedPorts } from '../../../src/reach/published-ports.js'
import { ofContainer } from './networks.js'

/** A port of the machine that something has listened at since before the run. */
const TAKEN = 90

/** A port of the machine that is not the engine's. */
const FOREIGN = 40_666

const ports = new PublishedPorts({
  isTaken: (port) => port === TAKEN,
  isForeign: async (_, port) => port === FOREIGN,
})

const overIpv6: AskedNetwork = {
  kind: 'container',
  container: { published: { '80/tcp': { address: '::1', port: 40_001 } } } as unknown as ContainerDetails,
}

test.each<[string, AskedNetwork, number, object]>([
  ['is where the engine publishes it', ofContainer(40_001), 80, { url: 'http://127.0.0.1:40001/' }],
  ['is in brackets over IPv6', overIpv6, 80, { url: 'http://[::1]:40001/' }],
  ['is nowhere where it is not published', ofContainer(undefined), 80, { url: undefined }],
  [
    'may come where its container is restarting',
    ofContainer(undefined, { restarting: true }),
    80,
    { url: undefined, isRestarting: true },
  ],
  [
    'is the machine’s own on the machine’s network',
    { kind: 'host' },
    80,
    { url: 'http://127.0.0.1/', isForeign: false },
  ],
  ['is a stranger’s where it was taken before', { kind: 'host' }, TAKEN, { isForeign: true }],
  ['is nowhere without a network', { kind: 'none' }, 80, { url: undefined }],
  ['is not the engine’s everywhere', ofContainer(FOREIGN), 80, { isForeign: true }],
  ['is the engine’s elsewhere', ofContainer(40_001), 80, { isForeign: false }],
])('a port %s', async (_, network, port, place) => {
  const { url, ...found } = await ports.find(network, port)
  expect({ ...found, url: url?.href }).toMatchObject(place)
})
