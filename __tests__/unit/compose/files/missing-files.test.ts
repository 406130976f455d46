import { describe, expect, test } from '@jest/globals'
import type { Environment } from '../../../../src/common/environment.js'
import { missingFiles } from '../../../../src/compose/files/missing-files.js'
import type { ProjectLocation } from '../../../../src/settings/settings.js'
import { Folder } from '../../../harness/folder.js'

const FILES = { 'compose.yaml': '', 'shop/compose.ci.yaml': '', 'empty/x': '', 'ci.env': '' }

async function problems(about: Partial<ProjectLocation>, env: Environment = {}, directory = '') {
  await using folder = await Folder.with(FILES)
  const location = { files: [], envFiles: [], profiles: [], name: 'p', ...about }
  const found = await missingFiles(
    { ...location, directory: `${folder.path}/${directory}` },
    env,
    folder.path,
  )
  return found.map(({ message, instead }) => `${message.replace(folder.path, '/w')} → ${instead}`)
}

test('files that are there, and what is no file of this machine', async () => {
  expect(
    await problems(
      { files: ['compose.yaml', '-', 'https://example.org/x'], envFiles: ['ci.env'] },
      { COMPOSE_FILE: '' },
    ),
  ).toEqual([])
})

test('all of them, in the words of flags', async () => {
  expect(await problems({ files: ['compse.yaml', 'zzz/a.yaml'], envFiles: ['cj.env', 'a'] })).toEqual([
    '--file: there is no compse.yaml in /w/ → write `compose.yaml`',
    '--file: there is no zzz/a.yaml in /w/ → write its path from there: that is the project directory, `--project-directory`',
    '--env-file: there is no cj.env in /w/ → write `ci.env`',
    '--env-file: there is no a in /w/ → there is `ci.env`',
  ])
})

test('and in the words of inputs', async () => {
  const as = { writtenAs: 'inputs' } as const
  expect(await problems({ ...as, files: ['zzz/a.yaml'] }, {}, 'shop')).toEqual([
    'input compose-file: there is no zzz/a.yaml in shop → write its path from there: that is the project directory, input `working-directory`',
  ])
  expect(await problems({ ...as, files: ['shop/compose.ci.yaml'] }, {}, 'shop')).toEqual([
    'input compose-file: there is no shop/compose.ci.yaml in shop → write `compose.ci.yaml`: paths start at the project directory',
  ])
  expect(await problems({ ...as, files: ['a.yaml, b.yaml'] })).toEqual([
    'input compose-file: there is no a.yaml, b.yaml in the workspace → write one file a line',
  ])
})

describe('what a variable names', () => {
  test.each([
    [
      { COMPOSE_FILE: '' },
      'the variable COMPOSE_FILE is set, but empty → leave it out, write the Compose files into it, or name them with `--file`',
    ],
    [
      { COMPOSE_FILE: 'compose.yaml:compse.yaml' },
      'the variable COMPOSE_FILE: there is no compse.yaml in /w/ → write `compose.yaml`',
    ],
    [
      { COMPOSE_FILE: 'compose.yaml;a.yaml', COMPOSE_PATH_SEPARATOR: ':' },
      'the variable COMPOSE_FILE: there is no compose.yaml;a.yaml in /w/ → write `compose.yaml:a.yaml`',
    ],
    [
      { COMPOSE_FILE: 'shop/' },
      'the variable COMPOSE_FILE: shop/ is a folder, not a file → name the file in it, for instance `shop/compose.ci.yaml`',
    ],
    [
      { COMPOSE_ENV_FILES: 'ci.env,empty' },
      'the variable COMPOSE_ENV_FILES: empty is a folder, not a file → name a file',
    ],
    [
      { COMPOSE_ENV_FILES: 'ci.env;b.env' },
      'the variable COMPOSE_ENV_FILES: there is no ci.env;b.env in /w/ → write `ci.env,b.env`',
    ],
  ])('%j', async (env, problem) => {
    expect(await problems({}, env)).toEqual([problem])
  })

  test('counts only where no flag names the files', async () => {
    expect(await problems({ files: ['compose.yaml'] }, { COMPOSE_FILE: 'nope' })).toEqual([])
  })
})
