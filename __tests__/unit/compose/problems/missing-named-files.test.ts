import { expect, test } from '@jest/globals'
import { withMissingFiles } from '../../../../src/compose/problems/missing-named-files.js'
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
  (await withMissingFiles([{ message }], tree, '/shop')).map(({ message, at }) => [message, shortPlace(at)])
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

test('beside any other problem those that are surely needed are told', async () => {
  expect(await told('service "web" depends on undefined service "db"')).toEqual([
    ['service "web" depends on undefined service "db"', undefined],
    ...sure,
  ])
})

test('one that the files do not name stays as it is', async () => {
  expect((await told('env file /else/x.env not found: stat'))[0]).toEqual([
    'env file /else/x.env not found: stat',
    undefined,
  ])
})

test('files of every kind', async () => {
  const many = treeOf({
    'compose.yaml': `include:
  - none/other.yaml
services:
  base: {extends: {file: none/common.yaml, service: base}}
  web: {build: ./none/web, secrets: [pw], configs: [{source: c}]}
  api: {build: {context: /tmp, dockerfile: none.Dockerfile}}
  far: {build: {context: "https://example.org/x.git", dockerfile: none}}
  debug: {build: ./none/debug, profiles: [debug], secrets: [other]}
secrets:
  pw: {file: ./none/pw.txt}
  other: {file: ./none/other.txt}
configs:
  c: {file: ./none/c.conf}
`,
  })
  const message = 'open /shop/none/common.yaml: no such file or directory'
  const all = await withMissingFiles([{ message }], many, '/shop')
  expect(all.map(({ message, at }) => `${shortPlace(at)} ${message}`)).toEqual([
    'compose.yaml:2:5 open /shop/none/other.yaml: no such file or directory',
    'compose.yaml:4:26 open /shop/none/common.yaml: no such file or directory',
    'compose.yaml:5:16 web is built from none/web, which is not there',
    'compose.yaml:6:44 api is built with /tmp/none.Dockerfile, which is not there',
    'compose.yaml:10:14 the secret pw is the file none/pw.txt, which is not there',
    'compose.yaml:13:13 the config c is the file none/c.conf, which is not there',
  ])
})
