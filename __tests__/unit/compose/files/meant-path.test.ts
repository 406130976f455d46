import { expect, test } from '@jest/globals'
import { kindAt, mistakenName } from '../../../../src/compose/files/meant-path.js'
import { Folder } from '../../../harness/folder.js'

test('one wrong name of a path is told, where the rest of the path leads somewhere', async () => {
  await using folder = await Folder.with({ 'services/api/x': '', 'Web/x': '' }, 'meant-path')
  const meant = (path: string) => mistakenName(`${folder.path}/${path}`)
  expect(await meant('servces/api')).toEqual({ written: 'servces', meant: 'services' })
  expect(await meant('services/apj/x')).toEqual({ written: 'apj', meant: 'api' })
  expect(await meant('web')).toEqual({ written: 'web', meant: 'Web' })
  expect(await meant('servces/none')).toBeUndefined()
  expect(await meant('elsewhere')).toBeUndefined()
})

test('what is at a path', async () => {
  await using folder = await Folder.with({ 'a/b': '' }, 'meant-path')
  expect(await kindAt(`${folder.path}/a`)).toBe('folder')
  expect(await kindAt(`${folder.path}/a/b`)).toBe('file')
  expect(await kindAt(`${folder.path}/a/b/c`)).toBeUndefined()
  expect(await kindAt(`${folder.path}/c`)).toBeUndefined()
  // No file system has so long a name, so nobody can say.
  expect(await kindAt(`${folder.path}/${'x'.repeat(5000)}`)).toBe('unknown')
})
