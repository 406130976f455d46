import { expect, test } from '@jest/globals'
import { migrationOrder } from '../../../../src/findings/rules/migration-order.js'
import { settings } from '../../plan/sketch.js'
import { placesBy, type Sketches, sound } from '../planned-findings.js'

test.each<[string, Sketches, readonly string[]]>([
  ['no edge', { app: { ...sound.app, needs: { db: 'healthy' } } }, ['warning services.app.depends_on']],
  [
    'the short form',
    { app: { ...sound.app, needs: { migrate: 'started' } } },
    ['warning services.app.depends_on.migrate'],
  ],
  ['the end', {}, []],
  [
    'through another',
    { app: { ...sound.app, needs: { api: 'started' } }, api: { build: '', needs: { migrate: 'completed' } } },
    [],
  ],
  [
    'the other way round',
    { app: { build: '', ports: ['80'] }, migrate: { ...sound.migrate, needs: { app: 'started' } } },
    [],
  ],
])('an app that waits for the migration by %s', (_, services, expected) => {
  expect(placesBy(migrationOrder, { ...sound, ...services })).toEqual(expected)
})

test('only who runs the same image or needs the same store works on what is migrated', () => {
  const proxy = { image: 'nginx:1', ports: ['8080:80'] }
  const app = { build: '', ports: ['80'] }
  expect(placesBy(migrationOrder, { ...sound, app, proxy })).toEqual(['warning services.app.depends_on'])
})

test.each<[string, Sketches]>([
  [
    'the same build',
    { migrate: { build: 'tools', needs: { db: 'healthy' } }, app: { build: 'tools', ports: ['80'] } },
  ],
  [
    'the same image',
    {
      migrate: { image: 'acme/app:1', needs: { db: 'healthy' } },
      app: { image: 'acme/app:1', ports: ['80'] },
    },
  ],
])('who runs %s counts before who needs the same store', (_, services) => {
  const other = { image: 'acme/other:1', ports: ['81'], needs: { db: 'healthy' } }
  const found = placesBy(migrationOrder, { ...sound, ...services, other })
  expect(found).toEqual(['warning services.app.depends_on'])
})

const tools = { migrate: { image: 'acme/tools:1', needs: { db: 'healthy' } }, db: sound.db }

test.each([
  ['shares no image and no store', {}, []],
  [
    'speaks of its store',
    { environment: { URL: 'mysql://root@db/shop' } },
    ['warning services.app.depends_on'],
  ],
  ['speaks of something else', { environment: { URL: 'mysql://root@db2/db-shop' } }, []],
])('an app that %s', (_, app, expected) => {
  const services = { ...tools, app: { image: 'acme/app:1', ports: ['80'], ...app } }
  expect(placesBy(migrationOrder, services)).toEqual(expected)
})

test('not for what only prepares files', () => {
  const app = { image: 'acme/app:1', ports: ['80'] }
  const folders = (command: string) => ({
    folders: { image: 'acme/app:1', command },
    app,
    late: { build: '', needs: { folders: 'completed' } },
  })
  expect(placesBy(migrationOrder, folders('sh -c mkdir -p /data && chown -R 1000 /data; echo done'))).toEqual(
    [],
  )
  expect(placesBy(migrationOrder, folders('sh -c mkdir -p /data && ./prepare'))).toEqual([
    'warning services.app.depends_on',
  ])
})

test('not for what only the settings run', () => {
  const services = { db: sound.db, app: { build: '', ports: ['80'] } }
  expect(placesBy(migrationOrder, services, { by: settings({ migrate: ['app -- x'] }) })).toEqual([])
})
