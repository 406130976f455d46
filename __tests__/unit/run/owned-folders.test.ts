import { expect, test } from '@jest/globals'
import type { TarEntry } from '../../../src/engine/tar.js'
import { giveFolders } from '../../../src/run/owned-folders.js'

test('each container gets the folders of its user, and a refusal costs nothing', async () => {
  const put: [string, readonly TarEntry[]][] = []
  const engine = {
    put: async (id: string, entries: readonly TarEntry[]) => {
      put.push([id, entries])
      return 'container rootfs is marked read-only'
    },
  }
  const folder = { service: 'db', target: '/var/lib/redis', uid: 1000, gid: 100 }
  await giveFolders([folder], [{ id: 'a' }, { id: 'b' }], engine)
  await giveFolders([], [{ id: 'c' }], engine)
  const entry = { path: 'var/lib/redis', mode: 0o755, uid: 1000, gid: 100, content: { is: 'folder' } }
  expect(put).toEqual([
    ['a', [entry]],
    ['b', [entry]],
  ])
})
