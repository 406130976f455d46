import { expect, test } from '@jest/globals'
import { storeDependency } from '../../../../src/findings/rules/store-dependency.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  ['the short form', { db: 'started' }, ['warning services.app.depends_on.db']],
  ['the health', { db: 'healthy' }, []],
  ['something that is no store', { worker: 'started' }, []],
])('an app that waits for %s', (_, needs, expected) => {
  const services = { db: sound.db, worker: { build: 'worker' }, app: { ...sound.app, needs } }
  expect(placesBy(storeDependency, services)).toEqual(expected)
})

test('not where Compose itself adds the dependency, because a service joins the store', () => {
  const app = { ...sound.app, needs: { db: 'started' }, raw: { network_mode: 'service:db' } }
  expect(placesBy(storeDependency, { db: sound.db, app })).toEqual([])
})
