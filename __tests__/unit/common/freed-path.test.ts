import { execFileSync } from 'node:child_process'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { freed } from '../../../src/common/freed-path.js'
import { Folder } from '../../harness/folder.js'

test('named pipes, links and old files make room, and what a link leads to stays', async () => {
  await using folder = await Folder.with({ old: 'old', target: 'target' })
  const path = (name: string) => `${folder.path}/${name}`
  execFileSync('mkfifo', [path('pipe')])
  await symlink(path('target'), path('link'))
  for (const name of ['pipe', 'link', 'old', 'new']) await writeFile(await freed(path(name)), name)
  const texts = ['pipe', 'link', 'old', 'new', 'target'].map((name) => readFile(path(name), 'utf8'))
  expect(await Promise.all(texts)).toEqual(['pipe', 'link', 'old', 'new', 'target'])
})

test('a folder stays', async () => {
  await using folder = await Folder.with({ 'a/b': '' })
  await expect(freed(`${folder.path}/a`)).rejects.toThrow()
})
