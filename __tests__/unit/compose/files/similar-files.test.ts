import { expect, test } from '@jest/globals'
import {
  composeFilesAmong,
  composeFoldersIn,
  contentOf,
  envFilesAmong,
  insteadOfFile,
} from '../../../../src/compose/files/similar-files.js'
import { Folder } from '../../../harness/folder.js'

test('files that could be meant', () => {
  const names = [
    '.compose.yaml',
    'README.md',
    'docker-compose.dev.yml',
    '.env',
    'prod.env',
    '.env.ci',
    'venv',
  ]
  expect(composeFilesAmong(names)).toEqual(['docker-compose.dev.yml'])
  expect(envFilesAmong(names)).toEqual(['.env', 'prod.env', '.env.ci'])
})

test('the nearest name, else the few that there are', () => {
  expect(insteadOfFile('deploy/compse.yaml', ['compose.yaml', 'b.yaml'])).toBe('write `deploy/compose.yaml`')
  expect(insteadOfFile('x.yaml', ['compose.yaml', 'docker-compose.yml'])).toBe(
    'there is `compose.yaml` and `docker-compose.yml`',
  )
  expect(insteadOfFile('x.yaml', [])).toBeUndefined()
  expect(insteadOfFile('x.yaml', Array(5).fill('compose.dev.yaml'))).toBeUndefined()
})

test('folders with a Compose file', async () => {
  await using folder = await Folder.with({ 'a/x': '', 'b/compose.yaml': '', '.git/compose.yaml': '' })
  const content = await contentOf(folder.path)
  expect(content).toEqual({ files: [], folders: ['a', 'b'] })
  expect(await composeFoldersIn(folder.path, content)).toEqual(['b'])
  expect(await contentOf('/nowhere/at/all')).toEqual({ files: [], folders: [] })
})
