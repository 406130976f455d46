import { expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../../src/common/json.js'
import { staticAddresses } from '../../../src/preflight/static-addresses.js'
import { project, type Sketch } from '../plan/sketch.js'

const NETWORKS: JsonObject = {
  net: { ipam: { config: [{ subnet: '10.7.0.0/24' }, { subnet: 'fd00:7::/64' }] } },
  plain: { ipam: {} },
  lan: { external: true, name: 'lan' },
  far: { driver: 'macvlan' },
}

const at = (network: string, addresses: Json, raw: JsonObject = {}): Sketch => ({
  image: 'a',
  raw: { networks: { [network]: addresses }, ...raw },
})

function told(services: Readonly<Record<string, Sketch>>, ending: readonly string[] = []): readonly string[] {
  const whole = project(services, { networks: NETWORKS })
  const stays = ({ name }: { readonly name: string }) => !ending.includes(name)
  return staticAddresses(whole, Object.values(whole.services), stays).map(
    ({ message, at: place }) => `${place?.file} ${message}`,
  )
}

test('an address that its network cannot have is told', () => {
  expect(told({ app: at('net', { ipv4_address: '10.8.0.5' }) })).toEqual([
    'services.app.networks.net.ipv4_address app asks for the address 10.8.0.5 on the network net, which has the subnet 10.7.0.0/24, fd00:7::/64',
  ])
  expect(told({ app: at('net', { ipv6_address: 'fd00:8::5' }) })).toHaveLength(1)
  expect(told({ app: at('plain', { ipv4_address: '10.7.0.5' }) })).toEqual([
    expect.stringMatching(/on the network plain, which has no subnet in the file$/),
  ])
})

test('one that only others know about is not, and neither is one that fits', () => {
  const address = { ipv4_address: '192.168.0.5' }
  expect(told({ a: at('lan', address), b: at('far', address) })).toEqual([])
  expect(told({ a: at('net', { ipv4_address: '10.7.0.5', ipv6_address: 'fd00:7::5' }) })).toEqual([])
  expect(told({ a: at('net', null), b: { image: 'a' } })).toEqual([])
})

test('an address that several containers are to keep is told, one that a job gives back is not', () => {
  const one = at('net', { ipv4_address: '10.7.0.5' })
  expect(told({ app: one, db: one })).toEqual([
    'services.db.networks.net.ipv4_address app (services.app.networks.net.ipv4_address:1) and db ask for one address, 10.7.0.5 on the network net',
  ])
  expect(told({ app: one, job: one }, ['job'])).toEqual([])
  expect(told({ app: one, db: at('net', { ipv4_address: '10.7.0.6' }) })).toEqual([])
  const two = at('net', { ipv4_address: '10.7.0.5' }, { deploy: { replicas: 2 } })
  expect(told({ app: two })).toEqual([
    expect.stringMatching(/ the 2 containers of app ask for one address, 10\.7\.0\.5 on the network net$/),
  ])
})
