import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  exists,
  isFolder,
  MAX_COMPOSE_FILE_BYTES,
  readTextFile,
} from '../../../../src/compose/files/text-file.js'
import { Folder } from '../../../harness/folder.js'

describe('the text of a file', () => {
  test.each([
    ['UTF-8', Buffer.from('größe'), { kind: 'text', text: 'größe' }],
    ['UTF-8 with a mark', Buffer.from('\ufeffa'), { kind: 'text', text: 'a' }],
    ['UTF-16, little end first', Buffer.from('\ufeffü', 'utf16le'), { kind: 'text', text: 'ü' }],
    ['UTF-16, big end first', Buffer.from('\ufeffü', 'utf16le').swap16(), { kind: 'text', text: 'ü' }],
    ['no text', Buffer.from([0xc3, 0x28]), { kind: 'binary' }],
    ['zero bytes', Buffer.from('a\0b'), { kind: 'binary' }],
    ['a large file', Buffer.alloc(MAX_COMPOSE_FILE_BYTES, 'a'), { kind: 'text' }],
    [
      'a larger file',
      Buffer.alloc(MAX_COMPOSE_FILE_BYTES + 1, 'a'),
      { kind: 'too large', bytes: MAX_COMPOSE_FILE_BYTES + 1 },
    ],
  ])('%s', async (_, bytes, expected) => {
    await using folder = await Folder.with({})
    const path = join(folder.path, 'x')
    await writeFile(path, bytes)
    expect(await readTextFile(path)).toMatchObject(expected)
  })

  test('of a device or a named pipe is not read, but the empty device is empty', async () => {
    await using folder = await Folder.with({})
    const pipe = join(folder.path, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await readTextFile('/dev/zero')).toEqual({ kind: 'special', what: 'a device' })
    expect(await readTextFile(pipe)).toEqual({ kind: 'special', what: 'a named pipe' })
    expect(await readTextFile('/dev/null')).toEqual({ kind: 'text', text: '' })
  })

  test('of what is no file there is none', async () => {
    await using folder = await Folder.with({ x: '' })
    for (const path of [folder.path, `${folder.path}/none`, `${folder.path}/x/y`])
      expect(await readTextFile(path)).toEqual({ kind: 'absent' })
  })
})

test('files and folders', async () => {
  await using folder = await Folder.with({ x: '' })
  await mkdir(join(folder.path, 'y'))
  const paths = ['x', 'y', 'z'].map((name) => join(folder.path, name))
  expect(await Promise.all(paths.map(exists))).toEqual([true, true, false])
  expect(await Promise.all(paths.map(isFolder))).toEqual([false, true, false])
})
