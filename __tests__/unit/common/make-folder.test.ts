import { symlink } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { makeFolder } from '../../../src/common/make-folder.js'
import { isFolder } from '../../../src/compose/files/text-file.js'
import { Folder } from '../../harness/folder.js'

describe('a folder', () => {
  test('is made with those above it, also by several at once, and may be there already', async () => {
    await using folder = await Folder.with({})
    // Which one comes first differs from try to try.
    for (let time = 0; time < 100; time++) {
      const path = `${folder.path}/${time}/a/b/c`
      const beside = `${folder.path}/${time}/a/b/d`
      await Promise.all([makeFolder(path), makeFolder(path), makeFolder(beside)])
      await makeFolder(path)
      expect(await Promise.all([path, beside].map(isFolder))).toEqual([true, true])
    }
  })

  test.each([
    ['below a file', 'file/a/b', 'EEXIST'],
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
