import { describe, expect, test } from '@jest/globals'
import { isConfiguration, keptContent, keptMounts } from '../../../src/plan/kept-content.js'

const paths = new Map([['/shop/srv', { is: 'folder', content: ['conf', 'mysql', 'notes.txt'] } as const]])
const mount = { service: 'db', readOnly: false, source: { kind: 'bind', path: '/shop/srv' } } as const

describe('of a folder with the data in it is kept', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['what is beside the data', '/var/lib/', ['/var/lib/mysql'], ['conf', 'notes.txt']],
    ['nothing on the way to the data', '/srv', ['/srv/conf/x/data', '/srv/mysql'], ['notes.txt']],
    ['nothing where it is the data', '/var/lib/mysql', ['/var/lib/mysql', '/var/lib/mysql/x'], []],
    ['nothing where it is in the data', '/var/lib/mysql/shop', ['/var/lib/mysql'], []],
    ['nothing where no data is known', '/x', [], []],
  ])('%s', (_, target, folders, names) => {
    expect(keptContent({ ...mount, target }, folders, paths)).toEqual(names)
  })
})

test('a kept name is mounted as the folder was, with `$` as Compose reads it', () => {
  const source = { kind: 'bind', path: '/shop/srv' } as const
  expect(keptMounts({ target: '/srv', read_only: true }, source, ['a$b'])).toEqual([
    { type: 'bind', source: '/shop/srv/a$$b', target: '/srv/a$$b', read_only: true },
  ])
  const share = { kind: 'device', volume: 'data', device: ':/my', isFolder: false } as const
  expect(keptMounts({ target: '/srv' }, share, ['a'])).toEqual([])
})

test.each([
  ['/opt/couchdb/etc', true],
  ['/my.cnf', true],
  ['/certs', true],
  ['/init-scripts', true],
  ['/mysql', false],
  ['/dump.rdb', false],
])('%s is configuration: %s', (path, is) => {
  expect(isConfiguration(path)).toBe(is)
})
