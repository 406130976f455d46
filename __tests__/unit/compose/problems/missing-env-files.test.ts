import { expect, test } from '@jest/globals'
import { withMissingEnvFiles } from '../../../../src/compose/problems/missing-env-files.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const text = `services:
  api:
    image: x
    env_file: [./none/api.env, ./none/shared.env]
  web:
    image: x
    env_file:
      - path: ./none/shared.env
      - path: ./none/extra.env
        required: false
      - \${FOLDER}/web.env
  debug:
    image: x
    profiles: [debug]
    env_file: ./none/debug.env
`
const tree = treeOf({ 'compose.yaml': text }, { env: { FOLDER: 'none' } })
const told = async (message: string) =>
  (await withMissingEnvFiles([{ message }], tree, '/shop')).map(({ message, at }) => [
    message,
    shortPlace(at),
  ])
const sure = [
  ['env file /shop/none/api.env not found', 'compose.yaml:4:16'],
  ['env file /shop/none/shared.env not found', 'compose.yaml:4:32'],
  ['env file /shop/none/web.env not found', 'compose.yaml:11:9'],
]

test('all that are not there, each where it is first named', async () => {
  expect(await told('env file /shop/none/shared.env not found: stat /shop/none/shared.env: no')).toEqual(sure)
})

test('one of a profile only where Compose says so', async () => {
  expect(await told('env file /shop/none/debug.env not found: stat')).toEqual([
    ...sure,
    ['env file /shop/none/debug.env not found', 'compose.yaml:15:15'],
  ])
})

test('one that the files do not name stays as it is, and so does any other problem', async () => {
  expect((await told('env file /else/x.env not found: stat'))[0]).toEqual([
    'env file /else/x.env not found: stat',
    undefined,
  ])
  expect(await told('service "web" depends on undefined service "db"')).toHaveLength(1)
})
