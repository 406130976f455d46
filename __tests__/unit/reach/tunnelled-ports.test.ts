import { expect, test } from '@jest/globals'
import type { AskedNetwork } from '../../../src/reach/asked-containers.js'
import { TunnelledPorts } from '../../../src/reach/tunnelled-ports.js'
import { ofContainer } from './networks.js'

const ports = new TunnelledPorts({
  forward: async (address, port) => (address === '10.0.0.1' ? 10_000 + port : port + 1),
})

test.each<[string, AskedNetwork, object]>([
  ['that is published is forwarded', ofContainer(40_001), { url: 'http://127.0.0.1:40002/' }],
  ['that is not published is nowhere', ofContainer(undefined), { url: undefined }],
  [
    'whose container is restarting may come',
    ofContainer(undefined, { restarting: true }),
    { url: undefined, isRestarting: true },
  ],
  [
    'at an address of the machine is forwarded from there',
    ofContainer(40_001, { published: { '80/tcp': { address: '10.0.0.1', port: 90 } } }),
    { url: 'http://127.0.0.1:10090/' },
  ],
  ['of the machine’s own is forwarded', { kind: 'host' }, { url: 'http://127.0.0.1:81/' }],
  ['without a network is nowhere', { kind: 'none' }, { url: undefined }],
])('a port %s', async (_, network, place) => {
  const { url, ...found } = await ports.find(network, 80)
  expect({ ...found, url: url?.href }).toMatchObject({ isForeign: false, ...place })
})
