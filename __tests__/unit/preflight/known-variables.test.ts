import { expect, jest, test } from '@jest/globals'
import { NEVER_ABORTED } from '../../../src/common/deadline.js'
import { knownVariables, writtenVariables } from '../../../src/preflight/known-variables.js'
import { Folder } from '../../harness/folder.js'

const texts = { '.env': 'A_TOKEN="a$STEM" # b\nOWN=file\nno.name=x\n', 'deep.env': 'DEEP=d\n' }

test('the variables of files have the values that Compose says', async () => {
  await using folder = await Folder.with(texts)
  const variables = jest.fn(async (names: readonly string[], _files: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, `said ${name}`])),
  )
  const [env, deep, gone] = ['.env', 'deep.env', 'gone.env'].map((name) => `${folder.path}/${name}`)
  const files = { project: [env ?? '', gone ?? ''], included: [deep ?? ''] }
  const found = await knownVariables(files, { variables }, { OWN: 'process' }, NEVER_ABORTED)
  expect(Object.fromEntries(found.map(({ variable, value }) => [variable, value]))).toEqual({
    OWN: 'process',
    A_TOKEN: 'said A_TOKEN',
    DEEP: 'said DEEP',
  })
  expect(variables.mock.calls.map(([names, there]) => [names, there])).toEqual([
    [['A_TOKEN'], [env]],
    [
      ['A_TOKEN', 'DEEP'],
      [env, deep],
    ],
  ])
})

test('where Compose refuses the files, a variable has all values that it may have', async () => {
  await using folder = await Folder.with(texts)
  const files = { project: [`${folder.path}/.env`], included: [] }
  const found = await knownVariables(files, { variables: async () => undefined }, {}, NEVER_ABORTED)
  expect(found.filter(({ variable }) => variable === 'A_TOKEN').map(({ value }) => value)).toEqual([
    '"a$STEM" # b',
    '"a$STEM"',
    'a$STEM',
  ])
})

test('without env files Compose is not asked', async () => {
  const variables = async () => {
    throw new Error('asked')
  }
  const files = { project: ['/nowhere/.env'], included: [] }
  expect(await knownVariables(files, { variables }, { A: 'b' }, NEVER_ABORTED)).toEqual([
    { variable: 'A', value: 'b' },
  ])
  expect(await writtenVariables(['/nowhere/.env'])).toEqual([])
})
