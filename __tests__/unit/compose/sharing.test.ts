import { expect, test } from '@jest/globals'
import { parseShared, parseVolumesFrom, sharesIn } from '../../../src/compose/sharing.js'

test.each([
  ['service:app', { kind: 'service', name: 'app' }],
  ['container:shop-app', { kind: 'container', name: 'shop-app' }],
  ['host', undefined],
  ['shareable', undefined],
  ['services:app', undefined],
  ['service:', undefined],
  [undefined, undefined],
])('%j is shared with %j', (value, expected) => {
  expect(parseShared(value)).toEqual(expected)
})

test.each([
  ['app', { kind: 'service', name: 'app' }],
  ['app:ro', { kind: 'service', name: 'app', access: 'ro' }],
  ['container:shop-app', { kind: 'container', name: 'shop-app' }],
  ['container:shop-app:rw', { kind: 'container', name: 'shop-app', access: 'rw' }],
])('volumes from %j are those of %j', (text, expected) => {
  expect(parseVolumesFrom(text)).toEqual(expected)
})

test('a service says what it shares by four keys', () => {
  const service = {
    network_mode: 'service:vpn',
    ipc: 'container:stranger',
    pid: 'host',
    volumes_from: ['data:ro', 'container:old'],
  }
  expect(sharesIn(service)).toEqual([
    { key: 'network_mode', kind: 'service', name: 'vpn' },
    { key: 'ipc', kind: 'container', name: 'stranger' },
    { key: 'volumes_from', kind: 'service', name: 'data' },
    { key: 'volumes_from', kind: 'container', name: 'old' },
  ])
  expect(sharesIn({ network_mode: 'bridge' })).toEqual([])
})
