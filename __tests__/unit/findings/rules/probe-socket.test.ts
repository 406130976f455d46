import { expect, test } from '@jest/globals'
import { probeSocket } from '../../../../src/findings/rules/probe-socket.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  ['mysqladmin ping', ['warning services.db.healthcheck.test']],
  ['mysqladmin ping -h 127.0.0.1', []],
])('%s', (probe, expected) => {
  expect(placesBy(probeSocket, { ...sound, db: { ...sound.db, probe } })).toEqual(expected)
})
