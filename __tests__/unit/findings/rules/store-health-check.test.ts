import { expect, test } from '@jest/globals'
import { storeDependency } from '../../../../src/findings/rules/store-dependency.js'
import { storeHealthCheck } from '../../../../src/findings/rules/store-health-check.js'
import { findingsBy, placesBy, sound } from '../planned-findings.js'

test.each([
  ['without one', { image: 'redis:8' }, ['warning services.db.healthcheck']],
  [
    'with one that is switched off',
    { image: 'redis:8', probe: false as const },
    ['warning services.db.healthcheck'],
  ],
  ['with one', { image: 'redis:8', probe: 'redis-cli ping' }, []],
  ['of which no container is wanted', { image: 'redis:8', raw: { scale: 0 } }, []],
])('a store %s', (_, db, expected) => {
  expect(placesBy(storeHealthCheck, { app: { build: '', ports: ['80'] }, db })).toEqual(expected)
})

test('a health check for the store is shown, its dollars doubled as in a Compose file', () => {
  const [found] = findingsBy(storeHealthCheck, { ...sound, db: { image: 'mysql:8.4' } })
  expect(found?.message).toMatch(
    /a probe of its own\. Write healthcheck: \{test: \[.*\$\$\(command -v.* under db$/,
  )
  expect(found?.message).not.toMatch(/[^$]\$[^$]/)
})

test('nothing is said where no health check can be written', () => {
  expect(findingsBy(storeHealthCheck, { ...sound, cache: { image: 'memcached:1' } })).toEqual([])
})

test('nothing is said where STORE_DEPENDENCY writes the health check already', () => {
  const services = (needs: Readonly<Record<string, string>>) => ({
    db: { image: 'redis:8' },
    app: { ...sound.app, needs },
  })
  expect(placesBy(storeHealthCheck, services({ db: 'started' }))).toEqual([])
  expect(placesBy(storeDependency, services({ db: 'started' }))).toHaveLength(1)
  expect(placesBy(storeHealthCheck, services({}))).toHaveLength(1)
})
