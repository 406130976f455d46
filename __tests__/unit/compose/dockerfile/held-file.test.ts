import { expect, test } from '@jest/globals'
import { heldFile } from '../../../../src/compose/dockerfile/held-file.js'
import { Folder } from '../../../harness/folder.js'

test('the last copy of a file counts', async () => {
  await using folder = await Folder.with({ 'a/x': '', 'b/x': '' }, 'held-file')
  const from = {
    kind: 'folder',
    folder: { path: folder.path, ignores: Object.assign(() => false, { hasExceptions: false }) },
  } as const
  const content = {
    copies: [
      { from, sources: ['a'], destination: '/x' },
      { from, sources: ['b/x'], destination: '/x/' },
      { from, sources: ['a'] },
    ],
  }
  expect(await heldFile(content, '/x/x')).toBe(`${folder.path}/b/x`)
  expect(await heldFile(content, '/x')).toBeUndefined()
  expect(await heldFile({ base: content, copies: [] }, '/x/x')).toBe(`${folder.path}/b/x`)
  expect(await heldFile(content, '/y')).toBeUndefined()
})
