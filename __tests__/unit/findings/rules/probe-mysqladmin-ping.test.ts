import { expect, test } from '@jest/globals'
import { probeMysqladminPing } from '../../../../src/findings/rules/probe-mysqladmin-ping.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  ['mysqladmin ping -h 127.0.0.1', ['notice services.db.healthcheck.test']],
  ['mysql -h 127.0.0.1 -e "SELECT 1"', []],
])('%s', (probe, expected) => {
  expect(placesBy(probeMysqladminPing, { ...sound, db: { ...sound.db, probe } })).toEqual(expected)
})
