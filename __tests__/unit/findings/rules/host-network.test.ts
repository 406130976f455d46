import { expect, test } from '@jest/globals'
import { hostNetwork } from '../../../../src/findings/rules/host-network.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  ['host', ['warning services.app.network_mode']],
  ['service:db', []],
])('network_mode: %s', (mode, expected) => {
  expect(placesBy(hostNetwork, { ...sound, app: { ...sound.app, raw: { network_mode: mode } } })).toEqual(
    expected,
  )
})
