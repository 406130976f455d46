import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { hostMountsOf, hostSource, sourceKey } from '../../../src/compose/host-mounts.js'

const volume = (source: string): JsonObject => ({ type: 'volume', source, target: '/data' })
const model: JsonObject = {
  volumes: {
    own: { name: 'shop_own' },
    own2: null,
    memory: { driver_opts: { type: 'tmpfs', device: 'tmpfs' } },
    folder: { driver: 'local', driver_opts: { type: 'none', o: 'bind,rw', device: '/srv/$$x' } },
    share: { driver_opts: { type: 'nfs', o: 'addr=nas', device: ':/export' } },
    plugin: { driver: 'local-persist', driver_opts: { mountpoint: '/srv/x' } },
    pluginAlone: { driver: 'local-persist' },
    theirs: { external: true, name: 'pgdata' },
  },
}

describe('where the data of a mount comes from', () => {
  test.each<[string, JsonObject, unknown]>([
    ['a folder', { type: 'bind', source: '/srv/$$x', target: '/d' }, { kind: 'bind', path: '/srv/$x' }],
    ['a volume that is a folder', volume('folder'), { kind: 'device', device: '/srv/$x', isFolder: true }],
    ['a share', volume('share'), { kind: 'device', device: ':/export', isFolder: false }],
    ['a driver of another kind', volume('plugin'), { kind: 'device', isFolder: false }],
    ['an external volume', volume('theirs'), { kind: 'external', volume: 'theirs', name: 'pgdata' }],
  ])('%s', (_, entry, source) => {
    expect(hostSource(entry, model)).toMatchObject(source as object)
  })

  test.each(['own', 'own2', 'memory', 'pluginAlone', 'undeclared'])('the project itself: %s', (name) => {
    expect(hostSource(volume(name), model)).toBeUndefined()
  })

  test('the project itself: an anonymous volume, memory', () => {
    expect(hostSource({ type: 'volume', target: '/d' }, model)).toBeUndefined()
    expect(hostSource({ type: 'tmpfs', target: '/d' }, model)).toBeUndefined()
  })
})

test('the mounts of a service, and one key for each source', () => {
  const raw = {
    volumes: [
      { type: 'bind', source: '/a', target: '/x', read_only: true },
      { type: 'bind', source: '/a', target: '/y' },
      volume('own'),
      volume('theirs'),
    ],
  }
  const mounts = hostMountsOf({ name: 'db', raw }, model)
  expect(mounts.map(({ service, target, readOnly }) => [service, target, readOnly])).toEqual([
    ['db', '/x', true],
    ['db', '/y', false],
    ['db', '/data', false],
  ])
  const keys = mounts.map(({ source }) => sourceKey(source))
  expect(keys).toEqual(['bind /a', 'bind /a', 'volume theirs'])
})
