import { expect, test } from '@jest/globals'
import { bridgeName } from '../../../../src/findings/rules/bridge-name.js'
import { placesBy, sound } from '../planned-findings.js'

test('a fixed name is told, an engine’s own is not', () => {
  const named = { driver_opts: { 'com.docker.network.bridge.name': 'br-web' } }
  const rest = { networks: { inner: named, other: { ipam: { config: [{ subnet: '172.28.0.0/16' }] } } } }
  expect(placesBy(bridgeName, sound, { rest })).toEqual([
    'notice networks.inner.driver_opts.com.docker.network.bridge.name',
  ])
})
