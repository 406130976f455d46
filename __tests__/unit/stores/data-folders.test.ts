import { describe, expect, test } from '@jest/globals'
import { cloudEmulators } from '../../../src/stores/cloud-emulators.js'
import { DATA_FOLDERS, dataFoldersOf } from '../../../src/stores/data-folders.js'
import { knownStores } from '../../../src/stores/known-stores.js'
import { project, type Sketch } from '../plan/sketch.js'

function folders(store: string | undefined, sketch: Sketch = {}): readonly string[] {
  const service = project({ db: { image: 'acme/db', ...sketch } }).services.db
  if (!service) throw new Error('no service')
  return dataFoldersOf(service, store)
}

describe('the folders of known stores', () => {
  test('are listed for each, or why there are none', () => {
    expect(Object.keys(DATA_FOLDERS).sort()).toEqual(
      [...knownStores, ...cloudEmulators].map(({ name }) => name).sort(),
    )
    for (const listed of Object.values(DATA_FOLDERS)) {
      if ('none' in listed) expect(listed.none).not.toBe('')
      else expect(listed).not.toEqual([])
    }
  })

  test('are absolute, and never the root', () => {
    const listed = Object.values(DATA_FOLDERS).flatMap((one) => ('none' in one ? [] : one))
    for (const folder of listed) expect(folder).toMatch(/^(?:\/[\w.-]+)+$/)
  })

  test('are those of the image', () => {
    expect(folders('mysql')).toContain('/var/lib/mysql')
    expect(folders('memcached')).toEqual([])
    expect(folders(undefined)).toEqual([])
  })
})

describe('the service itself may say where its data is', () => {
  test.each([
    ['PGDATA', '/srv/pg', '/srv/pg'],
    ['ETCD_DATA_DIR', '/etcd/x/', '/etcd/x'],
    ['KAFKA_LOG_DIRS', '/k/a,/k/b', '/k/a /k/b'],
    ['PERSISTENCE_DATA_PATH', '/w', '/w'],
    ['LOG_DIR', '/var/log/db', ''],
    ['DATABASE_URL', 'postgres://db:5432/shop', ''],
    ['DATA_DIR', '/', ''],
  ])('by the variable %s=%s', (name, value, said) => {
    expect(folders(undefined, { environment: { [name]: value } }).join(' ')).toBe(said)
  })

  test.each([
    ['redis-server --appendonly yes --dir /srv/redis', '/srv/redis'],
    ['--datadir=/srv/mysql', '/srv/mysql'],
    ['postgres -D /srv/pg -c fsync=off', '/srv/pg'],
    ['mongod --dbpath /srv/mongo', '/srv/mongo'],
    ['start-single-node --insecure --store=path=/srv/roach,size=1GiB', '/srv/roach'],
    ['sh -c exec mysqld --datadir /srv/mysql', '/srv/mysql'],
    ['mysqld --socket=/run/x.sock', ''],
  ])('by the command %s', (command, said) => {
    expect(folders(undefined, { command }).join(' ')).toBe(said)
  })

  test('by its Dockerfile, where the Compose file does not say otherwise', () => {
    const built = {
      hasHealthCheck: false,
      environment: { PGDATA: '/srv/pg' },
      command: ['redis-server', '--dir', '/srv/kv'],
    }
    expect(folders(undefined, { built })).toEqual(['/srv/pg', '/srv/kv'])
    const told = { environment: { PGDATA: '/srv/other' }, command: 'redis-server' }
    expect(folders(undefined, { built, ...told })).toEqual(['/srv/other'])
  })

  test('by what MinIO serves', () => {
    expect(folders('minio', { command: 'server /mnt/disk{1...4} --console-address :9001' })).toContain(
      '/mnt/disk',
    )
    expect(folders('redis', { command: 'server /etc/redis.conf' })).not.toContain('/etc/redis.conf')
  })
})
