import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { removeMadeFolders } from '../../../src/teardown/made-folders.js'
import { Folder } from '../../harness/folder.js'

test('folders that were made for mounts go if they are empty and nobody has them', async () => {
  await using folder = await Folder.with({ 'kept/x': '' }, 'made-folders')
  const at = (path: string) => join(folder.path, path)
  for (const path of ['a/b', 'other/deep', 'others']) await mkdir(at(path), { recursive: true })
  const docker = { mountedSources: async () => new Set([at('other/deep')]) }
  const made = ['a/b', 'a', 'other', 'others', 'kept', 'gone']
  await removeMadeFolders(made.map(at), docker)
  expect((await readdir(folder.path)).sort()).toEqual(['kept', 'other'])
})

test('nothing is asked where nothing was made', async () => {
  const docker = {
    mountedSources: () => {
      throw new Error('asked')
    },
  }
  await expect(removeMadeFolders([], docker)).resolves.toBeUndefined()
})
