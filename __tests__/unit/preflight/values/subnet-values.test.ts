import { expect, test } from '@jest/globals'
import { subnetProblems } from '../../../../src/preflight/values/subnet-values.js'
import { project } from '../../plan/sketch.js'

test.each([
  [{ subnet: '10.0.0.0/99' }, ['subnet: `10.0.0.0/99` is no subnet']],
  [{ subnet: '10.0.0/24', gateway: '10.0.0.1' }, ['subnet: `10.0.0/24` is no subnet']],
  [
    { subnet: '10.9.0.0/24', gateway: '10.8.0.1' },
    ['gateway: `10.8.0.1` is no address of the subnet 10.9.0.0/24'],
  ],
  [{ subnet: '10.9.0.0/24', gateway: '10.9.0.1' }, []],
  [{ subnet: 'fd00:7::/64' }, []],
])('the addresses %j of a network', (pool, problems) => {
  const net = (external: boolean) =>
    subnetProblems(
      project({ web: { image: 'x' } }, { networks: { n: { external, ipam: { config: [pool] } } } }),
    )
  const place = 'networks.n.ipam.config.0.'
  expect(
    net(false).map(({ message, at }) => `${at?.file.replace(place, '')}: ${message.split(': ')[1]}`),
  ).toEqual(problems)
  expect(net(true)).toEqual([])
})
