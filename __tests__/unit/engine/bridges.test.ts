import { expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

test('the bridges of an engine, by the names of their interfaces', async () => {
  const id = 'abcdef0123456789'.repeat(4)
  const networks = [
    {
      Id: id,
      Options: { 'com.docker.network.bridge.name': 'docker0' },
      IPAM: { Config: [{ Gateway: '172.17.0.1' }, { Subnet: 'fd00::/64' }] },
    },
    { Id: id, Options: {}, IPAM: { Config: null } },
  ]
  await using engine = await FakeEngine.with({ refuses: { 'GET /networks': [200, networks] } })
  expect(await engine.docker.locating.bridges()).toEqual([
    { id, interface: 'docker0', isUnique: false, gateways: ['172.17.0.1'] },
    { id, interface: 'br-abcdef012345', isUnique: true, gateways: [] },
  ])
})
