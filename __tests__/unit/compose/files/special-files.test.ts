import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { specialFiles } from '../../../../src/compose/files/special-files.js'
import { Folder } from '../../../harness/folder.js'

test('named pipes and devices are told, but for the empty one; files, folders and what is not there are not', async () => {
  await using folder = await Folder.with({ 'compose.yaml': '' })
  const pipe = `${folder.path}/pipe`
  execFileSync('mkfifo', [pipe])
  const others = [`${folder.path}/compose.yaml`, folder.path, `${folder.path}/none`, '/dev/null']
  const problems = await specialFiles([pipe, ...others, '/dev/zero', pipe], folder.path)
  expect(problems.map(({ message }) => message)).toEqual([
    'pipe is a named pipe, not a file',
    '/dev/zero is a device, not a file',
  ])
})
