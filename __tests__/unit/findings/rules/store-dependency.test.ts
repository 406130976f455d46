import { expect, test } from '@jest/globals'
import { storeDependency } from '../../../../src/findings/rules/store-dependency.js'
import type { Sketch } from '../../plan/sketch.js'
import { findingsBy, placesBy, sound } from '../planned-findings.js'

test.each([
  ['the short form', { db: 'started' }, ['warning services.app.depends_on.db']],
  ['the health', { db: 'healthy' }, []],
  ['something that is no store', { worker: 'started' }, []],
])('an app that waits for %s', (_, needs, expected) => {
  const services = { db: sound.db, worker: { build: 'worker' }, app: { ...sound.app, needs } }
  expect(placesBy(storeDependency, services)).toEqual(expected)
})

test('together with the health check that the store lacks, as nothing can wait for it without', () => {
  const remedy = (db: Sketch) => {
    const [found] = findingsBy(storeDependency, { db, app: { ...sound.app, needs: { db: 'started' } } })
    return found?.message.split('. Write ')[1]
  }
  const written = 'depends_on: {db: {condition: service_healthy}} under app'
  expect(remedy(sound.db)).toBe(written)
  expect(remedy({ image: 'redis:8' })).toMatch(
    / under app, and healthcheck: \{test: \[.*redis-cli ping.*\} under db$/,
  )
  expect(remedy({ image: 'memcached:1' })).toBe(`${written}, and a health check under db`)
})

test('not where Compose itself adds the dependency, because a service joins the store', () => {
  const app = { ...sound.app, needs: { db: 'started' }, raw: { network_mode: 'service:db' } }
  expect(placesBy(storeDependency, { db: sound.db, app })).toEqual([])
})
