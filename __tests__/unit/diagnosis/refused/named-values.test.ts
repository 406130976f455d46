import { expect, test } from '@jest/globals'
import { namedValues } from '../../../../src/diagnosis/refused/named-values.js'

function told(service: object, more: object = {}) {
  const model = JSON.parse(JSON.stringify({ services: { app: service }, ...more }))
  return namedValues('app', model).map(({ path, text }) => `${path.join(' ')}: ${text}`)
}

test('values, and the parts of entries, each below the name that its entry begins with', () => {
  expect(told({ pid: 'foo', extra_hosts: ['one=1.2.3'] })).toEqual([
    'services app pid: foo',
    'services app extra_hosts one: one=1.2.3',
    'services app extra_hosts one: one',
    'services app extra_hosts one: 1.2.3',
  ])
})

test('a map entry of a list below its target', () => {
  const volumes = [{ type: 'bind', target: '/e', bind: { propagation: 'foo' } }]
  expect(told({ volumes })).toContain('services app volumes /e bind propagation: foo')
})

test('keys where the user makes them up', () => {
  expect(told({ sysctls: { 'net.foo': 1 } })).toEqual(['services app sysctls net.foo: net.foo'])
})

test('nothing that no engine judges', () => {
  expect(told({ image: 'x', environment: { A: 'b' }, labels: { c: 'd' }, container_name: 'e' })).toEqual([])
})

test('of networks and volumes those that the service has, without the names of the run', () => {
  const volumes = { data: { name: 'p_data', driver: 'foo' }, other: { driver: 'bar' } }
  const networks = { net: { name: 'p_net', driver: 'baz' } }
  const service = { networks: { net: null }, volumes: [{ source: 'data' }] }
  expect(told(service, { volumes, networks })).toEqual([
    'services app volumes data source: data',
    'networks net driver: baz',
    'volumes data driver: foo',
  ])
})
