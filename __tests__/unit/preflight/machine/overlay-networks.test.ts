import { expect, test } from '@jest/globals'
import { overlayNetworks } from '../../../../src/preflight/machine/overlay-networks.js'
import { told } from './facts.js'

const services = {
  app: { image: 'a', ports: ['80'], raw: { networks: { wide: null, near: null, far: null } } },
}
const rest = {
  networks: {
    wide: { driver: 'overlay', name: 'p_wide' },
    near: { driver: 'bridge', name: 'p_near' },
    far: { external: true, name: 'far' },
  },
}

test('a network that only a Swarm has', async () => {
  expect(await told(overlayNetworks, services, { rest })).toEqual([
    'networks.wide.driver the network wide has the driver overlay, which only a Swarm has',
  ])
  expect(await told(overlayNetworks, services, { rest, machine: { isSwarmManager: true } })).toEqual([])
})
