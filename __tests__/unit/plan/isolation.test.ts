import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { planned, project, settings } from './sketch.js'

const inner = { networks: { inner: null } }
const services = {
  web: { build: '', ports: ['8000:80', '9000:90', '70'], raw: { container_name: 'shop-web', ...inner } },
  api: { build: '', ports: ['8001:80'] },
  host: { build: '', raw: { network_mode: 'host', container_name: 'agent' } },
}
const rest: JsonObject = {
  networks: {
    inner: {
      ipam: { config: [{ subnet: '172.28.0.0/16' }] },
      driver_opts: { 'com.docker.network.bridge.name': 'br-shop' },
    },
  },
}
const adjustments = (ports: 'ephemeral' | 'declared') =>
  planned(project(services, rest), settings({}, { ports })).adjustments

test('one line a kind of what only one run could have', () => {
  expect(adjustments('ephemeral')).toEqual([
    {
      code: 'HOST_PORT',
      services: ['web', 'api'],
      sentence: 'Free ports on 127.0.0.1 instead of 8000, 9000 and 8001; `ports: declared` keeps them',
    },
    {
      code: 'CONTAINER_NAME',
      services: ['web', 'host'],
      sentence: 'No fixed container names: shop-web and agent stay names on the networks',
    },
    {
      code: 'FIXED_SUBNET',
      services: ['web'],
      sentence: 'Addresses that the engine chooses instead of 172.28.0.0/16',
    },
    { code: 'BRIDGE_NAME', services: ['web'], sentence: 'No fixed name of a bridge: br-shop' },
  ])
})

test('with declared ports only names of containers are left out', () => {
  expect(adjustments('declared').map(({ code }) => code)).toEqual(['CONTAINER_NAME'])
})

test('many are counted', () => {
  const many = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`web${n}`, { build: '', ports: [`800${n}:80`] }]),
  )
  expect(planned(project(many)).adjustments[0]?.sentence).toContain('8005, 8006 and 2 more;')
})

test('a port that stays as declared is none of them', () => {
  const redis = { image: 'redis:7', ports: ['6379:6379'] }
  const worker = { build: '', environment: { REDIS_HOST: 'localhost' }, raw: { network_mode: 'host' } }
  const { adjustments } = planned(project({ redis, worker, web: { build: '', ports: ['80:80'] } }))
  expect(adjustments.map(({ code, services }) => [code, services])).toEqual([
    ['KEPT_PORT', ['redis']],
    ['HOST_PORT', ['web']],
  ])
})
