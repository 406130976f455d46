import { expect, test } from '@jest/globals'
import { load } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'

test('files that were named and are not there are told at once, with what paths start from', async () => {
  await using folder = await Folder.with({ 'compose.yaml': 'services: {web: {image: x}}', 'there.env': '' })
  const { problems } = await load(folder.path, {
    files: ['compose.yaml', 'nope.yaml'],
    envFiles: ['there.env', 'nope.env'],
  })
  const instead = expect.stringContaining('project directory, `-C`')
  expect(problems).toEqual([
    { message: `--file (input compose-file): there is no nope.yaml in ${folder.path}`, instead },
    { message: `--env-file (input env-file): there is no nope.env in ${folder.path}`, instead },
  ])
})
