import { expect, test } from '@jest/globals'
import { namedEnvFiles } from '../../../../src/compose/source/named-env-files.js'
import { locationIn } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'

const texts = {
  'compose.yaml': `include: [{path: deep/compose.yaml, env_file: deep/own.env}]
services:
  app: {image: app, env_file: [app.env, {path: more.env, required: false}]}
`,
  'deep/compose.yaml': 'services: {db: {image: db, env_file: ../$NAME.env}}\n',
  'deep/own.env': '',
  '.env': 'NAME=db\n',
}

test('the env files of a project, of what it includes, and of its services', async () => {
  await using folder = await Folder.with(texts)
  const found = await namedEnvFiles(locationIn(folder.path), {})
  expect(found.project).toEqual([`${folder.path}/.env`])
  expect(found.included).toEqual([`${folder.path}/deep/own.env`])
  for (const name of ['app', 'more', 'db']) expect(found.services).toContain(`${folder.path}/${name}.env`)
  expect(found.texts).toEqual([texts['compose.yaml'], texts['deep/compose.yaml']])
})

test('of two files `.env`, that of the working directory comes last, for it wins', async () => {
  await using folder = await Folder.with({ 'deep/compose.yaml': 'services: {}' })
  const location = locationIn(folder.path, { files: ['deep/compose.yaml'] })
  const found = await namedEnvFiles(location, {})
  expect(found.project).toEqual([`${folder.path}/deep/.env`, `${folder.path}/.env`])
})
