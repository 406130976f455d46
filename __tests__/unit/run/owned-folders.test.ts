import { expect, test } from '@jest/globals'
import type { TarEntry } from '../../../src/engine/tar.js'
import { giveFolders } from '../../../src/run/owned-folders.js'

test('each container gets the folders of its user, where its root is read-only by way of another', async () => {
  const asked: [string, string, readonly TarEntry[]][] = []
  const answer = (way: string, words?: string) => async (id: string, entries: readonly TarEntry[]) => {
    asked.push([way, id, entries])
    return id === 'a' ? undefined : words
  }
  const refused = 'container rootfs is marked read-only'
  const engine = { put: answer('put', refused), putIntoVolumes: answer('putIntoVolumes', 'no space left') }
  const folder = { service: 'db', target: '/var/lib/redis', uid: 1000, gid: 100 }
  await giveFolders([folder], [{ id: 'a' }, { id: 'b' }], engine)
  await giveFolders([], [{ id: 'c' }], engine)
  const entry = { path: 'var/lib/redis', mode: 0o755, uid: 1000, gid: 100, content: { is: 'folder' } }
  expect(asked).toEqual([
    ['put', 'a', [entry]],
    ['put', 'b', [entry]],
    ['putIntoVolumes', 'b', [entry]],
  ])
})
