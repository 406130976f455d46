import { expect, test } from '@jest/globals'
import { TimesFile } from '../../../src/teardown/times-file.js'
import { Folder } from '../../harness/folder.js'

test('each time is a line', async () => {
  await using folder = await Folder.with({}, 'times-file')
  const file = new TimesFile(`${folder.path}/db.times`)
  file.add([''])
  file.add(['one', ''])
  file.add(['two'])
  expect(await file.end()).toBe(true)
  expect(Object.fromEntries(await folder.read())).toEqual({ 'db.times': '\none\n\ntwo\n' })
})

test('without times there is no file, and one that cannot be written counts for none', async () => {
  await using folder = await Folder.with({}, 'times-file')
  const none = new TimesFile(`${folder.path}/db.times`)
  none.add([])
  none.add(['', ''])
  expect(await none.end()).toBe(false)
  const lost = new TimesFile(`${folder.path}/no/such/folder/db.times`)
  lost.add(['one'])
  expect(await lost.end()).toBe(false)
  expect([...(await folder.read()).keys()]).toEqual([])
})
