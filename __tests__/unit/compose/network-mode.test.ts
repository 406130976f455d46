import { expect, test } from '@jest/globals'
import { parseNetworkMode } from '../../../src/compose/network-mode.js'

test.each([
  ['host', { kind: 'host' }],
  ['none', { kind: 'none' }],
  ['bridge', { kind: 'network', name: 'bridge' }],
  ['shop_front', { kind: 'network', name: 'shop_front' }],
  ['service:app', { kind: 'service', name: 'app' }],
  ['container:shop-app', { kind: 'container', name: 'shop-app' }],
  ['service:', { kind: 'network', name: 'service:' }],
  ['hosts', { kind: 'network', name: 'hosts' }],
  ['', undefined],
  [undefined, undefined],
  [null, undefined],
])('network_mode %j is %j', (value, expected) => {
  expect(parseNetworkMode(value)).toEqual(expected)
})
