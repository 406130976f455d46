import { expect, test } from '@jest/globals'
import { load } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'

test('files that were named and are not there are told at once, with what paths start from', async () => {
  await using folder = await Folder.with({ 'compose.yaml': 'services: {web: {image: x}}', 'there.env': '' })
  const { problems } = await load(folder.path, {
    files: ['compose.yaml', 'nope.yaml'],
    envFiles: ['there.env', 'nope.env'],
  })
  expect(problems.map(({ message, instead }) => [message, instead])).toEqual([
    [`--file: there is no nope.yaml in ${folder.path}`, 'there is `compose.yaml`'],
    [`--env-file: there is no nope.env in ${folder.path}`, 'there is `there.env`'],
  ])
})

test('a variable that is set, but empty, is no folder to read', async () => {
  await using folder = await Folder.with({ 'compose.yaml': 'services: {web: {image: x}}' })
  const { problems } = await load(folder.path, {}, { COMPOSE_FILE: '' })
  expect(problems.map(({ message }) => message)).toEqual(['the variable COMPOSE_FILE is set, but empty'])
})
