import { expect, test } from '@jest/globals'
import { missingFiles } from '../../../../src/compose/files/missing-files.js'
import { Folder } from '../../../harness/folder.js'

test('files that are named and do not exist', async () => {
  await using folder = await Folder.with({ 'a.yaml': '', 'a.env': '' })
  const location = {
    files: ['a.yaml', 'none.yaml', '-', 'https://example.org/x'],
    envFiles: ['a.env', 'none.env'],
    directory: folder.path,
    profiles: [],
    name: 'p',
  }
  expect((await missingFiles(location)).map(({ message }) => message)).toEqual([
    `--file (input compose-file): there is no none.yaml in ${folder.path}`,
    `--env-file (input env-file): there is no none.env in ${folder.path}`,
  ])
})
