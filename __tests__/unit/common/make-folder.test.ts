import { symlink } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { makeFolder } from '../../../src/common/make-folder.js'
import { isFolder } from '../../../src/compose/files/text-file.js'
import { Folder } from '../../harness/folder.js'

describe('a folder', () => {
  test('is made with those above it, also by several at once, and may be there already', async () => {
    await using folder = await Folder.with({})
    const path = `${folder.path}/a/b/c`
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(`${folder.path}/a/b/d`)])
    await makeFolder(path)
    expect(await Promise.all([path, `${folder.path}/a/b/d`].map(isFolder))).toEqual([true, true])
  })

  test.each([
    ['below a file', 'file/a/b', 'ENOTDIR'],
    ['in place of a file', 'file', 'EEXIST'],
    ['below a link to nothing', 'link/a', 'EEXIST'],
  ])('cannot be made %s', async (_, name, code) => {
    await using folder = await Folder.with({ file: '' })
    await symlink('/nowhere/at/all', `${folder.path}/link`)
    await expect(makeFolder(`${folder.path}/${name}`)).rejects.toMatchObject({ code })
  })

  // On Linux, Node's own way never ends there.
  test('cannot be made where the kernel makes the files', async () => {
    await expect(makeFolder('/proc/a')).rejects.toThrow()
    await expect(makeFolder('/proc/a/b')).rejects.toThrow()
  })
})
