import { expect, test } from '@jest/globals'
import {
  composeFilesAmong,
  composeFoldersIn,
  contentOf,
  envFilesAmong,
  insteadOfFile,
  templatesOf,
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

test('files that one is copied from', () => {
  const names = ['.env.example', '.envrc', 'env.dist', 'config.sample.yml', 'example.yml', 'config.yml.tmpl']
  expect(templatesOf('deploy/.env', names)).toEqual(['.env.example', 'env.dist'])
  expect(templatesOf('config.yml', names)).toEqual(['config.sample.yml', 'config.yml.tmpl'])
  expect(templatesOf('app.env', ['app.env-example', 'sample.app.env', 'web.env.example'])).toEqual([
    'app.env-example',
    'sample.app.env',
  ])
})

test('folders with a Compose file', async () => {
  await using folder = await Folder.with({ 'a/x': '', 'b/compose.yaml': '', '.git/compose.yaml': '' })
  const content = await contentOf(folder.path)
  expect(content).toEqual({ files: [], folders: ['a', 'b'] })
  expect(await composeFoldersIn(folder.path, content)).toEqual(['b'])
  expect(await contentOf('/nowhere/at/all')).toEqual({ files: [], folders: [] })
})
