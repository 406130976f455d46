import { expect, test } from '@jest/globals'
import { ofFiles } from '../../../../src/compose/problems/file-problems.js'
import { Folder } from '../../../harness/folder.js'

test('a file that is not there, with the name that was meant', async () => {
  await using folder = await Folder.with({ '.env.production': '', 'infra/compose.yaml': '' })
  const at = { file: 'compose.yaml', line: 3, column: 5 }
  const told = async (message: string) => ofFiles({ message, at }, folder.path)
  const path = (name: string) => `${folder.path}/${name}`
  expect(
    await told(`env file ${path('.env.prodution')} not found: stat ${path('.env.prodution')}: no`),
  ).toEqual({
    message: 'env file .env.prodution not found',
    at,
    instead: 'write `.env.production`',
  })
  expect(await told(`open ${path('infra/compse.yaml')}: no such file or directory`)).toEqual({
    message: 'there is no infra/compse.yaml',
    at,
    instead: 'write `infra/compose.yaml`',
  })
  expect(
    await told(`label file ${path('labels.txt')} not found: stat ${path('labels.txt')}: no`),
  ).toMatchObject({
    message: 'label file labels.txt not found',
  })
  expect(await told(`stat ${path('other/x.yaml')}: no such file or directory`)).toMatchObject({
    instead: 'correct the path, or create the file before',
  })
})

test('a file that is made by a copy; what is no env file is not meant by one', async () => {
  await using folder = await Folder.with({ 'a/.envrc': '', 'a/.env.example': '', 'b/.envrc': '' })
  const told = async (name: string) => {
    const path = `${folder.path}/${name}`
    return (await ofFiles({ message: `env file ${path} not found: stat ${path}: no` }, folder.path)).instead
  }
  expect(await told('a/.env')).toBe('make it before the gate: `cp a/.env.example a/.env`')
  expect(await told('b/.env')).toBe('correct the path, or create the file before')
})

test('a file that names another one does not mean itself', async () => {
  await using folder = await Folder.with({ 'compose.yaml': '' })
  const message = `open ${folder.path}/common.yaml: no such file or directory`
  const at = { file: 'compose.yaml', line: 1, column: 1 }
  expect((await ofFiles({ message, at }, folder.path)).instead).toMatch(/^correct the path/)
})

test('an env file that Compose cannot read, with the place in that file and none of its values', async () => {
  await using folder = await Folder.with({ '.env': 'A=1\nTAG 1.27\nB="open\nC=x\n' })
  const told = async (said: string) => {
    const { message, at, instead } = await ofFiles(
      { message: `failed to read ${folder.path}/.env: ${said}` },
      folder.path,
    )
    expect(instead).toMatch(/^write `NAME=VALUE`/)
    return `${at?.file}:${at?.line}:${at?.column} ${message}`
  }
  expect(await told('line 2: key cannot contain a space')).toBe('.env:2:1 key cannot contain a space')
  expect(await told('line 5: unterminated quoted value "open\nC=x\n')).toBe(
    '.env:3:3 a quote is never closed',
  )
  expect(await told('line 2: unexpected character " " in variable name near "TAG 1.27\nB"')).toBe(
    '.env:2:1 unexpected character',
  )
  expect(await told('unheard of')).toBe('.env:1:1 unheard of')
})

test('anything else stays as it is', async () => {
  const problem = { message: 'service "web" refers to undefined volume dta' }
  expect(await ofFiles(problem, '/')).toBe(problem)
})
