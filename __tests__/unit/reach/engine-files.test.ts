import { readdir } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import type { PathThere } from '../../../src/engine/locating.js'
import type { OwnContainer } from '../../../src/engine/own-container.js'
import { type EngineFiles, engineFiles, mountsBelow, pathOnEngine } from '../../../src/reach/engine-files.js'
import { Folder } from '../../harness/folder.js'

const mounts = [
  { target: '/__w', source: '/srv/work' },
  { target: '/__w/tmp', source: undefined },
  { target: '/host', source: '/' },
]

test.each<[EngineFiles, string, string | undefined]>([
  [{ kind: 'all' }, '/a', '/a'],
  [{ kind: 'none' }, '/a', undefined],
  [{ kind: 'folder', folder: '/builds/shop' }, '/builds/shop/a', '/builds/shop/a'],
  [{ kind: 'folder', folder: '/builds/shop' }, '/builds/shop', '/builds/shop'],
  [{ kind: 'folder', folder: '/builds/shop' }, '/builds/shopping/a', undefined],
  [{ kind: 'mounts', mounts }, '/__w/r/a', '/srv/work/r/a'],
  [{ kind: 'mounts', mounts }, '/__w', '/srv/work'],
  [{ kind: 'mounts', mounts }, '/__w/tmp/a', undefined],
  [{ kind: 'mounts', mounts }, '/__wx/a', undefined],
  [{ kind: 'mounts', mounts }, '/host/etc', '/etc'],
  [{ kind: 'mounts', mounts }, '/host', '/'],
])('an engine that has %j has %s at %s', (files, path, there) =>
  expect(pathOnEngine(files, path)).toBe(there),
)

test.each<[string, readonly string[]]>([
  ['/builds', ['/builds/shop/cache', '/builds/shop/run']],
  ['/builds/shop', ['/builds/shop/cache', '/builds/shop/run']],
  ['/builds/shop/cache', []],
  ['/builds/shop/cac', []],
  ['/elsewhere', []],
])('below %s lie %j on other mounts', (path, targets) => {
  const layered = [
    { target: '/builds', source: '/volumes/builds' },
    // Its folder lies where the mount around it leads anyway.
    { target: '/builds/_temp', source: '/volumes/builds/_temp' },
    { target: '/builds/shop/cache', source: '/srv/cache' },
    { target: '/builds/shop/cache/deep', source: '/srv/cache/deep' },
    { target: '/builds/shop/run', source: undefined },
  ]
  expect(mountsBelow({ kind: 'mounts', mounts: layered }, path).map(({ target }) => target)).toEqual(targets)
})

describe('an engine', () => {
  interface Sights {
    readonly own?: OwnContainer
    readonly isNear?: boolean
    readonly sees?: (path: string) => PathThere
  }

  async function found({ own, isNear = false, sees = () => 'missing' }: Sights) {
    await using folder = await Folder.with()
    const directory = folder.path
    const asked: string[] = []
    const pathThere = async (path: string) => {
      asked.push(path)
      return sees(path)
    }
    const files = await engineFiles({ locating: { pathThere }, own, directory, isNear })
    return { files, directory, left: await readdir(directory), asked }
  }

  /** Sees what is there, but nothing that is made up. */
  const inside = (path: string): PathThere => (/gate-test-[^/]+(\/|$)/.test(path) ? 'there' : 'missing')

  test.each<[string, Sights, string]>([
    ['beside this container has its mounts', { own: { mounts } as unknown as OwnContainer }, 'mounts'],
    ['of this machine has all files', { isNear: true, sees: inside }, 'all'],
    ['at a socket that leads elsewhere has none', { isNear: true }, 'none'],
    ['of this machine that does not say has all files', { isNear: true, sees: () => 'unknown' }, 'all'],
    ['far away has none', {}, 'none'],
    ['far away that does not say has none', { sees: () => 'there' }, 'none'],
  ])('%s', async (_, sights, kind) => {
    expect((await found(sights)).files.kind).toBe(kind)
  })

  test('far away may have the folder of the project, which a file shows that is gone again', async () => {
    const { files, directory, left, asked } = await found({ sees: inside })
    expect(files).toEqual({ kind: 'folder', folder: directory })
    expect(left).toEqual([])
    expect(asked.at(-1)).toMatch(/\/\.compose-gate-[\w-]+$/)
  })
})
