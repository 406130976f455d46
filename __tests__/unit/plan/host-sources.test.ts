import { expect, test } from '@jest/globals'
import type { HostSource } from '../../../src/compose/host-mounts.js'
import { eachOnce, hostPath, pathOf, sourceName } from '../../../src/plan/host-sources.js'

const bind: HostSource = { kind: 'bind', path: '/shop/data' }
const folder: HostSource = { kind: 'device', volume: 'pg', device: '/srv/pg', isFolder: true }
const share: HostSource = { kind: 'device', volume: 'nas', device: ':/export', isFolder: false }
const external: HostSource = { kind: 'external', volume: 'x', name: 'pgdata' }

test('a source as people know it', () => {
  expect([bind, folder, share, external].map((one) => sourceName(one, '/shop'))).toEqual([
    './data',
    '/srv/pg (volume pg)',
    ':/export (volume nas)',
    'the external volume pgdata',
  ])
  expect(sourceName({ kind: 'bind', path: '/shop' }, '/shop')).toBe('.')
  expect(sourceName({ kind: 'bind', path: '/shopping' }, '/shop')).toBe('/shopping')
})

test('its path, and what is known of it', () => {
  expect([bind, folder, share, external].map(pathOf)).toEqual(['/shop/data', '/srv/pg', undefined, undefined])
  const paths = new Map([['/srv/pg', { is: 'folder' }]] as const)
  expect([hostPath(folder, paths), hostPath(share, paths)]).toEqual([{ is: 'folder' }, { is: 'unknown' }])
})

test('each name once', () => {
  expect(eachOnce(['a', 'b', 'a'])).toBe('a and b')
})
