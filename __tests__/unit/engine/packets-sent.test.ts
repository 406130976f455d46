import { expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

test.each<[string, readonly [number, object | string], number | undefined]>([
  ['counts them', [200, { networks: { eth0: { tx_packets: 3 }, eth1: { tx_packets: 4 } } }], 7],
  ['counts nothing of a container without a network', [200, { networks: {} }], undefined],
  ['has no figures', [200, {}], undefined],
  ['does not tell', [500, 'busy'], undefined],
])('the packets that a container has sent: an engine that %s', async (_, answer, packets) => {
  await using engine = await FakeEngine.with({ refuses: { 'GET /containers/app/stats': answer } })
  expect(await engine.docker.packetsSent('app')).toBe(packets)
})
