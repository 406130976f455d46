import { expect, test } from '@jest/globals'
import { storeNetwork } from '../../../../src/findings/rules/store-network.js'
import { placesBy, sound } from '../planned-findings.js'

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

test('not where a service is on the network of another, which cannot be told', () => {
  const app = { ...sound.app, needs: { db: 'healthy' }, raw: { network_mode: 'host' } }
  expect(placesBy(storeNetwork, { ...sound, app })).toEqual([])
})
