import { expect, test } from '@jest/globals'
import { noCheck } from '../../../../src/findings/rules/no-check.js'
import { settings, smoke } from '../../plan/sketch.js'
import { placesBy, sound } from '../planned-findings.js'

test('an app that publishes nothing to ask', () => {
  const app = { ...sound.app, ports: [] }
  expect(placesBy(noCheck, { ...sound, app })).toEqual(['warning services.app'])
})

test.each([
  ['a check is given', { app: { ...sound.app, ports: [] } }, smoke('GET app:8000/')],
  ['the app publishes a port', {}, {}],
  [
    'acceptance tests ask it',
    { app: { ...sound.app, ports: [] }, acceptance: { build: 'e2e', needs: { app: 'started' } } },
    {},
  ],
])('not where %s', (_, services, given) => {
  expect(placesBy(noCheck, { ...sound, ...services }, { by: settings({}, given) })).toEqual([])
})
