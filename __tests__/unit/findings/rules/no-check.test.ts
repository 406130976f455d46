import { expect, test } from '@jest/globals'
import { noCheck } from '../../../../src/findings/rules/no-check.js'
import { from, settings, smoke } from '../../plan/sketch.js'
import { findingsBy, placesBy, sound } from '../planned-findings.js'

test('an app that publishes nothing to ask', () => {
  const app = { ...sound.app, ports: [] }
  expect(placesBy(noCheck, { ...sound, app })).toEqual(['warning services.app'])
})

test('no port is made up', () => {
  const message = (expose: readonly number[]) =>
    findingsBy(noCheck, { ...sound, app: { ...sound.app, ports: [], expose } })[0]?.message
  expect(message([])).toContain('`smoke: GET app:PORT/ 200`')
  expect(message([9000])).toContain('`smoke: GET app:9000/ 200`')
})

test.each([
  ['a check is given', { app: { ...sound.app, ports: [] } }, smoke('GET app:8000/')],
  ['the app publishes a port', {}, {}],
  ['its own health check asks it', { app: { ...sound.app, ports: [], probe: 'curl localhost' } }, {}],
  [
    'acceptance tests ask it',
    { app: { ...sound.app, ports: [] }, acceptance: { build: 'e2e', needs: { app: 'started' } } },
    {},
  ],
])('not where %s', (_, services, given) => {
  expect(placesBy(noCheck, { ...sound, ...services }, { by: settings({}, given) })).toEqual([])
})

test('that the user wants no check is a notice', () => {
  const by = settings({}, { checks: from('smoke', { kind: 'none' as const }) })
  expect(placesBy(noCheck, sound, { by })).toEqual(['notice services.app'])
})
