import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { TarEntry } from '../../../src/engine/tar.js'
import { handOver } from '../../../src/reach/copied-files.js'
import { Folder } from '../../harness/folder.js'

test('files and folders are handed over to each container, with what they hold', async () => {
  await using folder = await Folder.with({ key: 'secret', 'conf/a/b': 'deep' })
  await symlink('a/b', join(folder.path, 'conf/link'))
  const taken: [string, readonly TarEntry[]][] = []
  const put = async (id: string, entries: readonly TarEntry[]) => {
    taken.push([id, entries])
    return undefined
  }
  const copies = [
    { service: 'app', source: join(folder.path, 'key'), target: '/run/secrets/key' },
    { service: 'app', source: join(folder.path, 'conf'), target: '/conf' },
  ]
  await handOver(copies, [{ id: '1' }, { id: '2' }], { put })
  expect(taken.map(([id]) => id)).toEqual(['1', '2'])
  const [[, entries] = ['', []]] = taken
  const shown = entries.map(({ path, content }) => [
    path,
    content.is === 'file' ? content.bytes.toString() : content.is,
  ])
  expect(shown.sort()).toEqual([
    ['conf', 'folder'],
    ['conf/a', 'folder'],
    ['conf/a/b', 'deep'],
    ['conf/link', 'link'],
    ['run/secrets/key', 'secret'],
  ])
  expect(entries[0]?.mode).toBeGreaterThan(0)
})

test('nothing is asked of the engine where there is nothing to hand over', async () => {
  await handOver([], [{ id: '1' }], { put: () => Promise.reject(new Error('asked')) })
})

test('an engine that does not take them is trouble', async () => {
  await using folder = await Folder.with({ key: 'secret' })
  const copies = [{ service: 'app', source: join(folder.path, 'key'), target: '/key' }]
  const handing = handOver(copies, [{ id: '1' }], { put: async () => 'read-only file system' })
  await expect(handing).rejects.toThrow(EngineTrouble)
  await expect(handing).rejects.toThrow('does not take the files of app (/key): read-only file system')
})
