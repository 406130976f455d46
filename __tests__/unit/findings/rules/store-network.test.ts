import { expect, test } from '@jest/globals'
import { storeNetwork } from '../../../../src/findings/rules/store-network.js'
import { placesBy, type Sketches, sound } from '../planned-findings.js'

const networks = (...names: readonly string[]) => ({
  networks: Object.fromEntries(names.map((name) => [name, null])),
})

test('who waits for a store must reach it', () => {
  const services = {
    db: { ...sound.db, raw: networks('back') },
    migrate: { ...sound.migrate, raw: networks('front') },
    app: { ...sound.app, needs: { migrate: 'completed', db: 'healthy' }, raw: networks('front', 'back') },
  }
  expect(placesBy(storeNetwork, services)).toEqual(['warning services.migrate.networks'])
})

const elsewhere = { raw: { network_mode: 'host' } }

test.each<[string, Sketches]>([
  ['a service', { app: { ...sound.app, needs: { db: 'healthy' }, ...elsewhere } }],
  ['a store', { db: { ...sound.db, ...elsewhere } }],
])('not where %s is on the network of another, and what it reaches cannot be told', (_, services) => {
  expect(placesBy(storeNetwork, { ...sound, ...services })).toEqual([])
})

test('a service without networks is on the default one, and a list of them counts too', () => {
  const services = {
    db: { ...sound.db, raw: { networks: ['default'] } },
    migrate: { ...sound.migrate, raw: { networks: null } },
    app: { ...sound.app, needs: { db: 'healthy' }, raw: { networks: ['front'] } },
  }
  expect(placesBy(storeNetwork, services)).toEqual(['warning services.app.networks'])
})
