import { expect, test } from '@jest/globals'
import type { AskedNetwork } from '../../../src/reach/asked-containers.js'
import { RemotePorts } from '../../../src/reach/remote-ports.js'
import { ofContainer } from './networks.js'

test.each<[string, AskedNetwork, object]>([
  ['is published there', ofContainer(40_001), { url: 'http://far:40001/' }],
  ['is not published', ofContainer(undefined), { url: undefined }],
  [
    'may come where its container is restarting',
    ofContainer(undefined, { restarting: true }),
    { isRestarting: true },
  ],
  ['is that machine’s own on its network', { kind: 'host' }, { url: 'http://far/' }],
  ['is nowhere without a network', { kind: 'none' }, { url: undefined }],
])('a port on another machine %s', async (_, network, place) => {
  const { url, ...found } = await new RemotePorts('far', { isForeign: async () => false }).find(network, 80)
  expect({ ...found, url: url?.href }).toMatchObject({ isForeign: false, ...place })
})
