import { describe, expect, test } from '@jest/globals'
import { type JsonObject, object } from '../../../src/common/json.js'
import { withFreshData } from '../../../src/plan/fresh-data.js'
import type { HostPath } from '../../../src/plan/host-sources.js'
import { planned, project, type Sketch } from './sketch.js'

const web: Sketch = { image: 'acme/web', ports: ['80'] }
const bind = (source: string, target: string, more: JsonObject = {}): JsonObject => ({
  type: 'bind',
  source,
  target,
  bind: { create_host_path: true },
  ...more,
})
const named = (source: string, target: string): JsonObject => ({ type: 'volume', source, target, volume: {} })
const store = (image: string, ...volumes: JsonObject[]): Sketch => ({ image, raw: { volumes } })

interface Asked {
  readonly paths?: Readonly<Record<string, HostPath>>
  readonly volumes?: JsonObject
}

/** What the run's services mount, and what the plan says of it. */
function fresh(services: Readonly<Record<string, Sketch>>, { paths = {}, volumes }: Asked = {}) {
  const whole = project({ web, ...services }, volumes === undefined ? {} : { volumes })
  const before = planned(whole)
  const after = withFreshData(before, whole, new Map(Object.entries(paths)))
  const mounts = (name: string) => object(object(after.model.services)[name]).volumes
  return { mounts, adjustments: after.adjustments, volumes: after.model.volumes, isSame: before === after }
}

/** Whether such a mount of a store is replaced. */
const isFresh = (image: string, mount: JsonObject, paths: Asked['paths'] = {}) =>
  !fresh({ db: store(image, mount) }, { paths }).isSame

describe('a folder of the machine at the data folder of a store', () => {
  test('is replaced by a fresh volume, and the plan says so in one line', () => {
    const { mounts, adjustments, volumes } = fresh({
      db: store('postgres:17', bind('/shop/data', '/var/lib/postgresql/data')),
      cache: store('redis:7', bind('/srv/redis', '/data')),
    })
    expect(mounts('db')).toEqual([
      { type: 'volume', source: 'fresh-data-1', target: '/var/lib/postgresql/data' },
    ])
    expect(mounts('cache')).toEqual([{ type: 'volume', source: 'fresh-data-2', target: '/data' }])
    expect(volumes).toEqual({ 'fresh-data-1': {}, 'fresh-data-2': {} })
    expect(adjustments).toEqual([
      {
        code: 'FRESH_DATA',
        services: ['db', 'cache'],
        sentence:
          'Data in fresh volumes instead of ./data and /srv/redis, which stay as they are; `data: declared` uses them',
      },
    ])
  })

  test.each([
    ['mysql:8.4', '/var/lib/mysql'],
    ['mysql:8.4', '/var/lib/mysql/'],
    ['mysql:8.4', '/var/lib'],
    ['postgres:18', '/var/lib/postgresql'],
    ['postgres:17', '/var/lib/postgresql/data'],
    ['bitnami/mysql:8', '/bitnami/mysql/data'],
    ['mongo:7', '/data'],
    ['bitnami/postgresql:16', '/bitnami/postgresql'],
    ['rabbitmq:3', '/var/lib/rabbitmq'],
    ['elasticsearch:8.15.0', '/usr/share/elasticsearch/data'],
  ])('of %s: %s', (image, target) => {
    expect(isFresh(image, bind('/srv/x', target))).toBe(true)
  })

  test.each([
    ['the root', 'mysql:8.4', bind('/srv/x', '/')],
    ['init scripts', 'mysql:8.4', bind('/shop/init', '/docker-entrypoint-initdb.d')],
    ['configuration', 'mysql:8.4', bind('/shop/conf', '/etc/mysql/conf.d')],
    ['a name that begins alike', 'mysql:8.4', bind('/shop/x', '/var/lib/mysqlrouter')],
    ['what is only read', 'mysql:8.4', bind('/shop/x', '/var/lib/mysql', { read_only: true })],
    ['no store', 'acme/cms', bind('/shop/x', '/var/lib/mysql')],
  ])('not %s', (_, image, mount) => {
    expect(fresh({ other: store(image, mount) }).isSame).toBe(true)
  })

  test('with what is in it: folders, not files', () => {
    const below = bind('/shop/x', '/var/lib/mysql/shop')
    expect(isFresh('mysql:8.4', below, { '/shop/x': { is: 'folder', tracked: true } })).toBe(true)
    expect(isFresh('mysql:8.4', below, { '/shop/x': { is: 'missing' } })).toBe(true)
    expect(isFresh('mysql:8.4', below, { '/shop/x': { is: 'file' } })).toBe(false)
    const missing = { '/shop/x': { is: 'missing' } } as const
    expect(isFresh('mysql:8.4', bind('/shop/x', '/var/lib/mysql/my.cnf'), missing)).toBe(false)
  })

  test('with the data in it, but for what is the user’s own beside the data', () => {
    const above = { '/shop/srv': { is: 'folder', content: ['conf', 'mysql'] } } as const
    const db = store('mysql:8.4', bind('/shop/srv', '/var/lib'))
    const reader = { image: 'acme/app', raw: { volumes: [bind('/shop/srv', '/b', { read_only: true })] } }
    const { mounts, adjustments } = fresh({ db, reader }, { paths: above })
    expect(mounts('db')).toEqual([
      { type: 'volume', source: 'fresh-data-1', target: '/var/lib' },
      { type: 'bind', source: '/shop/srv/conf', target: '/var/lib/conf' },
    ])
    // A volume that may only be read takes no mount in it, unless somebody has made a place for that.
    expect(mounts('reader')).toEqual([
      { type: 'volume', source: 'fresh-data-1', target: '/b', volume: { nocopy: true } },
      { type: 'bind', source: '/shop/srv/conf', target: '/b/conf', read_only: true },
    ])
    expect(adjustments[0]?.sentence).toContain('instead of ./srv (but for conf), which')
  })

  test.each([
    ['text', { content: 'save 60 1\ndir /state\n' }],
    ['file', { file: '/shop/redis.conf' }],
  ])('where a config that is a %s says that it is', (_, definition) => {
    const raw = {
      volumes: [bind('/srv/x', '/state')],
      configs: [{ source: 'rc', target: '/etc/redis.conf' }],
    }
    const whole = project({ web, db: { image: 'redis:7', raw } }, { configs: { rc: { ...definition } } })
    const before = planned(whole)
    const paths = new Map([['/shop/redis.conf', { is: 'file', configuration: ['dir /state\n'] } as const]])
    expect(withFreshData(before, whole, paths)).not.toBe(before)
    const others = project({ web, db: { image: 'redis:7', raw } }, { configs: { rc: { content: 'dir /x' } } })
    const plan = planned(others)
    expect(withFreshData(plan, others, paths)).toBe(plan)
  })

  test('where a file that its Dockerfile copies says that it is', () => {
    const db = (copied: readonly string[]): Sketch => ({
      image: 'redis:7',
      built: { hasHealthCheck: false, copied },
      raw: { volumes: [bind('/srv/x', '/state')] },
    })
    const paths = { '/shop/redis.conf': { is: 'file', configuration: ['dir /state\n'] } } as const
    expect(fresh({ db: db(['/shop/redis.conf']) }, { paths }).isSame).toBe(false)
    expect(fresh({ db: db(['/shop/other.conf']) }, { paths }).isSame).toBe(true)
  })

  test('where a configuration file says that it is, but not with that file', () => {
    const conf = bind('/shop/conf', '/etc/redis')
    const said = { '/shop/conf': { is: 'folder', configuration: ['', 'dir /state\n'] } } as const
    const cache = store('redis:7', conf, bind('/srv/x', '/state'))
    expect(fresh({ cache }, { paths: said }).mounts('cache')).toEqual([
      conf,
      { type: 'volume', source: 'fresh-data-1', target: '/state' },
    ])
    const own = { '/srv/x': { is: 'folder', configuration: ['dir /state\n'] } } as const
    expect(isFresh('redis:7', bind('/srv/x', '/state'), own)).toBe(false)
  })

  test('where a variable says that it is', () => {
    const db = { ...store('postgres:17', bind('/srv/x', '/pg/data')), environment: { PGDATA: '/pg/data' } }
    expect(fresh({ db }).isSame).toBe(false)
  })
})

describe('a fresh folder is that of the user that the store runs as', () => {
  const data = bind('/shop/data', '/data/')
  const owned = (user: string | number) => {
    const whole = project({ web, cache: { image: 'redis:7', raw: { user, volumes: [data] } } })
    return withFreshData(planned(whole), whole, new Map()).ownedFolders
  }

  test.each<[string | number, number, number]>([
    ['1000:100', 1000, 100],
    ['1001', 1001, 0],
    [1002, 1002, 0],
  ])('%j', (user, uid, gid) => {
    expect(owned(user)).toEqual([{ service: 'cache', target: '/data', uid, gid }])
  })

  test.each(['redis', '0:0', ''])('but the image decides for %j', (user) => {
    expect(owned(user)).toBeUndefined()
  })
})

describe('a volume with data of the machine or of others at it', () => {
  const db = store('mysql:8.4', named('data', '/var/lib/mysql'))

  test.each<[string, JsonObject, string]>([
    ['a folder', { driver_opts: { type: 'none', o: 'bind', device: '/srv/my' } }, '/srv/my (volume data)'],
    ['a share', { driver_opts: { type: 'nfs', o: 'addr=nas', device: ':/my' } }, ':/my (volume data)'],
    ['an external one', { external: true, name: 'my' }, 'the external volume my'],
  ])('%s is made afresh', (_, definition, called) => {
    const { mounts, volumes, adjustments } = fresh({ db }, { volumes: { data: definition } })
    expect(volumes).toEqual({ data: {} })
    expect(mounts('db')).toEqual([named('data', '/var/lib/mysql')])
    expect(adjustments[0]?.sentence).toContain(`instead of ${called},`)
  })

  test('a volume of the project stays what it is', () => {
    expect(fresh({ db }, { volumes: { data: { name: 'shop_data' } } }).isSame).toBe(true)
  })
})

describe('who has the same data has the same fresh volume', () => {
  const data = bind('/shop/data', '/var/lib/mysql')

  test('whatever it does with it', () => {
    const { mounts } = fresh({
      db: store('mysql:8.4', data),
      owner: { image: 'busybox', command: 'chown -R 999 /d', raw: { volumes: [bind('/shop/data', '/d')] } },
      reporter: store(
        'acme/reporter',
        bind('/shop/data', '/b', { read_only: true }),
        bind('/shop/b', '/out'),
      ),
    })
    // What their images have there must not get into the data, nor its owner.
    expect(mounts('owner')).toEqual([
      { type: 'volume', source: 'fresh-data-1', target: '/d', volume: { nocopy: true } },
    ])
    expect(mounts('reporter')).toEqual([
      { type: 'volume', source: 'fresh-data-1', target: '/b', read_only: true, volume: { nocopy: true } },
      bind('/shop/b', '/out'),
    ])
  })

  test('also the service whose volumes a store uses', () => {
    const { mounts, adjustments } = fresh({
      db: { image: 'mysql:8.4', raw: { volumes_from: ['holder'] } },
      holder: store('busybox', data),
    })
    expect(mounts('holder')).toEqual([{ type: 'volume', source: 'fresh-data-1', target: '/var/lib/mysql' }])
    expect(adjustments[0]?.services).toEqual(['db'])
  })

  test('under a name that the project does not have', () => {
    const { mounts } = fresh({ db: store('mysql:8.4', data) }, { volumes: { 'fresh-data-1': {} } })
    expect(mounts('db')).toMatchObject([{ source: 'fresh-data-2' }])
  })
})

describe('of a store of which nothing is known', () => {
  const unknown = (target: string, path: HostPath) =>
    isFresh('acme/store', bind('/shop/x', target), { '/shop/x': path })

  test('folders are replaced that git does not have', () => {
    expect(unknown('/srv/store', { is: 'folder', tracked: false })).toBe(true)
    expect(unknown('/srv/store', { is: 'missing' })).toBe(true)
    expect(unknown('/srv/store', { is: 'folder', tracked: true })).toBe(false)
    expect(unknown('/srv/store', { is: 'folder' })).toBe(false)
    expect(unknown('/srv/store', { is: 'unknown' })).toBe(false)
  })

  test('files and configuration stay', () => {
    expect(unknown('/srv/store', { is: 'file' })).toBe(false)
    expect(unknown('/srv/store.conf', { is: 'missing' })).toBe(false)
    for (const target of [
      '/etc/store',
      '/srv/conf.d',
      '/certs',
      '/docker-entrypoint-initdb.d',
      '/srv/plugins',
    ])
      expect([target, unknown(target, { is: 'folder', tracked: false })]).toEqual([target, false])
  })
})
