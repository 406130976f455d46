import { expect, test } from '@jest/globals'
import { noMigration } from '../../../../src/findings/rules/no-migration.js'
import { placesBy, sound } from '../planned-findings.js'

const { migrate: _, ...rest } = sound
const unmigrated = { ...rest, app: { ...sound.app, needs: { db: 'healthy' } } }

test('a database with tables that nothing makes', () => {
  expect(placesBy(noMigration, unmigrated)).toEqual(['notice services.db'])
})

test.each([
  ['a service migrates', sound],
  [
    'the app migrates in its command',
    { ...unmigrated, app: { build: '', ports: ['80'], command: 'sh -c rake db:migrate && puma' } },
  ],
  [
    'the store makes them at its first start',
    {
      ...unmigrated,
      db: {
        ...sound.db,
        raw: { volumes: [{ type: 'bind', source: '/shop/db', target: '/docker-entrypoint-initdb.d' }] },
      },
    },
  ],
  ['the store has no tables', { ...unmigrated, db: { image: 'redis:7', probe: 'x' } }],
])('not where %s', (_name, services) => {
  expect(placesBy(noMigration, services)).toEqual([])
})
