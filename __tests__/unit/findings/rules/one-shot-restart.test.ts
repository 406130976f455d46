import { expect, test } from '@jest/globals'
import { oneShotRestart } from '../../../../src/findings/rules/one-shot-restart.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  ['always', ['warning services.migrate.restart']],
  ['unless-stopped', ['warning services.migrate.restart']],
  ['on-failure:3', ['notice services.migrate.restart']],
  ['no', []],
])('%s', (restart, expected) => {
  const services = { ...sound, migrate: { ...sound.migrate, raw: { restart } } }
  expect(placesBy(oneShotRestart, services)).toEqual(expected)
})

test('not for what is to stay', () => {
  expect(placesBy(oneShotRestart, { ...sound, app: { ...sound.app, raw: { restart: 'always' } } })).toEqual(
    [],
  )
})
