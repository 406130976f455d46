import { describe, expect, test } from '@jest/globals'
import { isRemote, locateFiles } from '../../../../src/compose/files/locate.js'
import { Folder } from '../../../harness/folder.js'

const locationIn = (directory: string, files: readonly string[] = []) => ({
  files,
  directory,
  envFiles: [],
  profiles: [],
  name: 'p',
})

describe('files that are looked for', () => {
  test.each([
    [{ 'compose.yaml': '', 'docker-compose.yml': '' }, ['compose.yaml']],
    [{ 'docker-compose.yaml': '', 'docker-compose.yml': '' }, ['docker-compose.yml']],
    [
      { 'compose.yml': '', 'docker-compose.override.yml': '' },
      ['compose.yml', 'docker-compose.override.yml'],
    ],
    [{ 'compose.override.yml': '' }, []],
  ])('%j', async (texts, expected) => {
    await using folder = await Folder.with(texts)
    const { files, directory, searched, areAllLocal } = await locateFiles(locationIn(folder.path), {})
    expect(files).toEqual(expected.map((name) => `${folder.path}/${name}`))
    expect([directory, searched[0], areAllLocal]).toEqual([folder.path, folder.path, true])
  })

  test('upward, in the nearest folder that has one', async () => {
    await using folder = await Folder.with({ 'compose.yaml': '', 'a/b/x': '' })
    const found = await locateFiles(locationIn(`${folder.path}/a/b`), {})
    expect([found.files, found.directory]).toEqual([[`${folder.path}/compose.yaml`], folder.path])
    expect(found.searched.slice(0, 3)).toEqual([`${folder.path}/a/b`, `${folder.path}/a`, folder.path])
  })
})

describe('files that are named', () => {
  test.each<[readonly string[], Readonly<Record<string, string>>, unknown]>([
    [
      ['a/x.yaml', 'y.yaml'],
      {},
      { files: ['/shop/a/x.yaml', '/shop/y.yaml'], directory: '/shop/a', areAllLocal: true },
    ],
    [['-', 'a/y.yaml'], {}, { files: ['/shop/a/y.yaml'], directory: '/shop', areAllLocal: false }],
    [['oci://x/y'], {}, { files: [], directory: '/shop', areAllLocal: false }],
    [[], { COMPOSE_FILE: 'a.yaml:b.yaml' }, { files: ['/shop/a.yaml', '/shop/b.yaml'], directory: '/shop' }],
    [
      [],
      { COMPOSE_FILE: 'a.yaml;b.yaml', COMPOSE_PATH_SEPARATOR: ';' },
      { files: ['/shop/a.yaml', '/shop/b.yaml'] },
    ],
    [['c.yaml'], { COMPOSE_FILE: 'a.yaml' }, { files: ['/shop/c.yaml'] }],
  ])('%j with %j', async (files, env, expected) => {
    expect(await locateFiles(locationIn('/shop', files), env)).toMatchObject({
      ...(expected as object),
      searched: [],
    })
  })
})

test.each([
  ['oci://registry.example/x', true],
  ['https://example.org/x.git', true],
  ['git@example.org:x.git', true],
  ['github.com/x/y', true],
  ['./github.com/x', false],
  ['a.yaml', false],
  ['/c:/x', false],
])('%s', (path, expected) => expect(isRemote(path)).toBe(expected))
