import { execFileSync } from 'node:child_process'
import { readFile, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type TarEntry, tar } from '../../../src/engine/tar.js'
import { Folder } from '../../harness/folder.js'

const owner = { uid: 0, gid: 0 }
const file = (path: string, text: string, mode = 0o644): TarEntry => ({
  ...owner,
  path,
  mode,
  content: { is: 'file', bytes: Buffer.from(text) },
})

test('an archive is what tar takes', async () => {
  await using folder = await Folder.with()
  const long = `a/${'ü'.repeat(120)}`
  const target = 'x'.repeat(130)
  const archive = tar([
    { ...owner, path: 'a', mode: 0o750, content: { is: 'folder' } },
    file('a/short', 'x'.repeat(600), 0o600),
    file('a/empty', ''),
    file(long, 'far'),
    { ...owner, path: 'a/link', mode: 0o777, content: { is: 'link', to: 'short' } },
    { ...owner, path: 'a/long-link', mode: 0o777, content: { is: 'link', to: target } },
  ])
  execFileSync('tar', ['-x', '-C', folder.path, '--no-same-owner'], { input: archive })
  const at = (path: string) => join(folder.path, path)
  expect(await readFile(at('a/short'), 'utf8')).toBe('x'.repeat(600))
  expect(await readFile(at('a/empty'), 'utf8')).toBe('')
  expect(await readFile(at(long), 'utf8')).toBe('far')
  expect([await readlink(at('a/link')), await readlink(at('a/long-link'))]).toEqual(['short', target])
  expect([(await stat(at('a'))).mode & 0o777, (await stat(at('a/short'))).mode & 0o777]).toEqual([
    0o750, 0o600,
  ])
})
