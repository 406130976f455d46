import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { sharedPorts } from '../../../src/preflight/shared-ports.js'
import { project } from '../plan/sketch.js'

const port = (published: string, more: JsonObject = {}): JsonObject => ({ target: 80, published, ...more })

function told(services: Readonly<Record<string, readonly JsonObject[]>>, more: JsonObject = {}) {
  const sketches = Object.entries(services).map(([name, ports]) => {
    return [name, { image: 'a', raw: { ports: [...ports], ...more } }] as const
  })
  const whole = project(Object.fromEntries(sketches))
  return sharedPorts(whole, Object.values(whole.services)).map(({ message }) => message)
}

test('one port of the machine for several containers is told', () => {
  expect(told({ a: [port('8080')], b: [port('81'), port('8080')] })).toEqual([
    'a (services.a.ports.0:1) and b publish one port of the machine, 8080',
  ])
  expect(told({ a: [port('8080'), port('8080', { target: 81 })] })).toEqual([
    'two entries of a publish one port of the machine, 8080',
  ])
  expect(told({ a: [port('8080')] }, { deploy: { replicas: 3 } })).toEqual([
    'the 3 containers of a publish one port of the machine, 8080',
  ])
})

test.each([
  ['127.0.0.1', undefined, true],
  ['127.0.0.1', '0.0.0.0', true],
  ['127.0.0.1', '127.0.0.1', true],
  ['::1', '::', true],
  ['127.0.0.1', '127.0.0.2', false],
  ['127.0.0.1', '::', false],
])('of the addresses %s and %s: %s', (one, other, collide) => {
  const at = (address: string | undefined) => port('8080', address === undefined ? {} : { host_ip: address })
  expect(told({ a: [at(one)], b: [at(other)] })).toHaveLength(collide ? 1 : 0)
})

test('other ports, free ones and other protocols do not collide', () => {
  expect(told({ a: [port('8080')], b: [port('8080', { protocol: 'udp' })] })).toEqual([])
  expect(
    told({ a: [{ target: 80 }, port('0'), port('8000-8010')], b: [{ target: 80 }, port('8000-8010')] }),
  ).toEqual([])
  expect(told({ a: [port('8080')], b: [port('8081')] })).toEqual([])
  expect(told({ a: [port('8080')], b: [port('8080')] }, { network_mode: 'host' })).toEqual([])
})
