import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { BRIDGE_NAME, fixedNetworks, freed } from '../../../src/compose/fixed-networks.js'

const pool = (subnet: string) => ({ ipam: { driver: 'default', config: [{ subnet }] } })

/** What is fixed of one network. */
function fixed(network: JsonObject, services: JsonObject = {}, configs: JsonObject = {}) {
  return fixedNetworks({ model: { networks: { front: network }, services, configs } })[0]
}

describe('a network is fixed', () => {
  test('by its subnets and by the name of its bridge', () => {
    expect(fixed(pool('172.30.0.0/16'))).toEqual({ key: 'front', subnets: ['172.30.0.0/16'] })
    expect(fixed({ driver_opts: { [BRIDGE_NAME]: 'br-shop' } })).toEqual({
      key: 'front',
      subnets: [],
      bridge: 'br-shop',
    })
  })

  test('by nothing where the engine chooses, and not where it is not of the project', () => {
    expect(fixed({ ipam: {} })).toBeUndefined()
    expect(fixed({ ...pool('172.30.0.0/16'), external: true })).toBeUndefined()
  })
})

describe('a run needs the subnet', () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    ['of another driver', { driver: 'macvlan', ...pool('10.0.0.0/8') }, {}, 'its driver is macvlan'],
    ['of IPv6', pool('fd00::/64'), {}, 'not every engine has IPv6 addresses to give'],
    [
      'that a service names',
      pool('172.30.0.0/16'),
      { environment: { A: 'x=172.30.9.9:80' } },
      'app speaks of 172.30.9.9',
    ],
    [
      'that a key names',
      pool('172.30.0.0/16'),
      { extra_hosts: { '172.30.0.1': 'x' } },
      'app speaks of 172.30.0.1',
    ],
  ])('%s', (_what, network, app, needed) => {
    expect(fixed(network, { app })?.needed).toBe(needed)
  })

  test('that a config names', () => {
    expect(fixed(pool('172.30.0.0/16'), {}, { nginx: { content: 'allow 172.30.0.0;' } })?.needed).toBe(
      'nginx speaks of 172.30.0.0',
    )
  })

  test.each(['172.31.0.1', '1.172.30.0.1', '172.30.0.1.2', '1172.30.0.1'])('but not for %s', (text) => {
    expect(fixed(pool('172.30.0.0/16'), { app: { environment: { A: text } } })?.needed).toBeUndefined()
  })
})

describe('a network is freed', () => {
  const network = {
    ...pool('172.30.0.0/16'),
    driver_opts: { [BRIDGE_NAME]: 'br-shop', 'com.docker.network.driver.mtu': '1400' },
    internal: true,
  }

  test('from subnets that nothing needs, and from the name of its bridge', () => {
    expect(freed(network, { key: 'front', subnets: ['172.30.0.0/16'] })).toEqual({
      ipam: { driver: 'default' },
      driver_opts: { 'com.docker.network.driver.mtu': '1400' },
      internal: true,
    })
  })

  test('but keeps those that are needed', () => {
    const kept = freed(network, { key: 'front', subnets: ['172.30.0.0/16'], needed: 'why' })
    expect(kept.ipam).toEqual(network.ipam)
  })
})
