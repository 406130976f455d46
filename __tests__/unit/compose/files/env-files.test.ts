import { describe, expect, test } from '@jest/globals'
import {
  composeEnvironment,
  environmentFiles,
  interpolate,
  projectEnvironment,
  withEnvFiles,
} from '../../../../src/compose/files/env-files.js'
import { Folder } from '../../../harness/folder.js'

const locationIn = (directory: string, envFiles: readonly string[] = []) => ({
  files: [],
  directory,
  envFiles,
  profiles: [],
  name: 'p',
})

describe('the variables of a project', () => {
  const texts = {
    '.env': 'A=dot\nB=dot\n',
    'one.env': 'A=one\nC=one\n',
    'two.env': 'C=two\n',
    'deep/.env': 'D=deep\n',
  }

  test.each<[string, readonly string[], Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['those of .env', [], {}, { A: 'dot', B: 'dot' }],
    ['those of the process before', [], { A: 'own' }, { A: 'own', B: 'dot' }],
    [
      'those of the files that are named, the later first',
      ['one.env', 'two.env'],
      {},
      { A: 'one', C: 'two' },
    ],
    ['those of COMPOSE_ENV_FILES', [], { COMPOSE_ENV_FILES: 'two.env,' }, { C: 'two' }],
    ['none of .env where that is disabled', [], { COMPOSE_DISABLE_ENV_FILE: 'true' }, {}],
    ['none of a file that does not exist', ['none.env'], {}, {}],
  ])('%s', async (_, envFiles, env, expected) => {
    await using folder = await Folder.with(texts)
    const found = await composeEnvironment(locationIn(folder.path, envFiles), env)
    expect(found).toEqual({ ...env, ...expected })
  })

  test('with those of the project directory, where no file is named', async () => {
    await using folder = await Folder.with(texts)
    const deep = `${folder.path}/deep`
    expect(await projectEnvironment(locationIn(folder.path), deep, { A: 'x' })).toEqual({ A: 'x', D: 'deep' })
    expect(await projectEnvironment(locationIn(folder.path, ['one.env']), deep, { A: 'x' })).toEqual({
      A: 'x',
    })
  })

  test('files win over each other in their order, but not over what is known', async () => {
    await using folder = await Folder.with(texts)
    const files = ['one.env', 'two.env'].map((name) => `${folder.path}/${name}`)
    expect(await withEnvFiles(files, { A: 'known' })).toEqual({ A: 'known', C: 'two' })
  })
})

test('a comment has a blank before it, and a colon may stand for the equals sign', async () => {
  await using folder = await Folder.with({ '.env': 'A=1#x\nB: 2 # two\nC="3#x" # c\nexport D = 4\n' })
  expect(await withEnvFiles([`${folder.path}/.env`], {})).toEqual({ A: '1#x', B: '2', C: '3#x', D: '4' })
  await folder.write('.env', 'KEY="-----BEGIN\nab==\nC=d # e\n-----END"\nF=1 # g\n')
  const key = '-----BEGIN\nab==\nC=d # e\n-----END'
  expect(await withEnvFiles([`${folder.path}/.env`], {})).toEqual({ KEY: key, F: '1' })
})

test('the files of these variables', () => {
  expect(environmentFiles(locationIn('/shop'), '/shop', {})).toEqual(['/shop/.env'])
  expect(environmentFiles(locationIn('/shop'), '/shop/deep', {})).toEqual(['/shop/.env', '/shop/deep/.env'])
  expect(environmentFiles(locationIn('/shop', ['a.env']), '/shop/deep', {})).toEqual(['/shop/a.env'])
})

test.each([
  ['$A/${A}', 'a/a'],
  ['${NONE}', ''],
  ['${NONE:-x}${EMPTY:-x}${A:-x}', 'xxa'],
  ['${NONE-x}${EMPTY-x}${A-x}', 'xa'],
  ['${NONE:+x}${EMPTY:+x}${A:+x}', 'x'],
  ['${EMPTY+x}', 'x'],
  ['${A:?why}', 'a'],
  ['$$A', '$A'],
  ['a$', 'a$'],
])('%s becomes %j', (text, expected) => expect(interpolate(text, { A: 'a', EMPTY: '' })).toBe(expected))
