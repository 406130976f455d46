import { expect, test } from '@jest/globals'
import type { AskedNetwork } from '../../../src/reach/asked-containers.js'
import { JoinedPorts } from '../../../src/reach/joined-ports.js'
import { network, ofContainer } from './networks.js'

const ports = new JoinedPorts({ addressOf: async ([first]) => first?.address })

test.each<[string, AskedNetwork, object]>([
  [
    'is its own',
    ofContainer(undefined, { networks: [network('1', '172.18.0.2')] }),
    { url: 'http://172.18.0.2/' },
  ],
  [
    'is its own over IPv6',
    ofContainer(undefined, { networks: [network('1', 'fd00::2')] }),
    { url: 'http://[fd00::2]/' },
  ],
  [
    'may come where it is restarting',
    ofContainer(undefined, { networks: [network('1')], restarting: true }),
    { url: undefined, isRestarting: true },
  ],
  ['is out of reach on the machine’s network', { kind: 'host' }, { url: undefined }],
])('a port of a container beside this one %s', async (_, asked, place) => {
  const { url, ...found } = await ports.find(asked, 80)
  expect({ ...found, url: url?.href }).toMatchObject({ isForeign: false, ...place })
})
