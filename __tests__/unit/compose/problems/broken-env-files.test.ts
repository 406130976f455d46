import { expect, test } from '@jest/globals'
import { withBrokenEnvFiles } from '../../../../src/compose/problems/broken-env-files.js'
import { Folder } from '../../../harness/folder.js'

const said = 'line 2: unexpected character "<" in variable name "<<<<<<< HEAD"'

test('every line that cannot be read, in its own file, whether Compose names the file or not', async () => {
  await using folder = await Folder.with({ 'a.env': 'A=1\n<<<<<<< HEAD\nB="open\n', 'b.env': 'MY VAR=1\n' })
  const files = ['a.env', 'b.env', 'none.env'].map((name) => `${folder.path}/${name}`)
  const places = async (message: string) =>
    (await withBrokenEnvFiles([{ message }, { message: 'other' }], files, folder.path)).map(
      ({ message, at }) => `${at?.file}:${at?.line}:${at?.column} ${message}`,
    )
  const expected = [
    'undefined:undefined:undefined other',
    'a.env:2:1 `<<<<<<< HEAD` is left over from a merge',
    'a.env:3:3 a quote is never closed',
    'b.env:1:1 the name of a variable holds a blank',
  ]
  expect(await places(said)).toEqual(expected)
  expect(await places(`failed to read ${folder.path}/a.env: ${said}`)).toEqual(expected)
})

test('anything else stays as it is', async () => {
  const told = [{ message: 'yaml: line 2: did not find expected key' }, { message: said }]
  expect(await withBrokenEnvFiles(told.slice(0, 1), ['/none'], '/')).toEqual(told.slice(0, 1))
  expect(await withBrokenEnvFiles(told, ['/none'], '/')).toEqual(told)
})
