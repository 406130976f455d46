import { expect, test } from '@jest/globals'
import { sourceFacts } from '../../../src/reach/source-facts.js'
import { Folder } from '../../harness/folder.js'

test('what a source is', async () => {
  await using folder = await Folder.with({ a: '12345', 'f/b': '123', 'f/g/c': '4567' })
  const facts = await Promise.all(
    ['a', 'f', 'nowhere'].map((name) => sourceFacts(`${folder.path}/${name}`, 100)),
  )
  expect(facts).toEqual([{ is: 'file', bytes: 5 }, { is: 'folder', bytes: 7 }, { is: 'missing' }])
  expect(await sourceFacts('/dev/null', 1)).toEqual({ is: 'special' })
})

test('a folder with too much is not counted to its end', async () => {
  await using folder = await Folder.with({
    'a/1': 'x'.repeat(10),
    'b/2': 'x'.repeat(10),
    'c/3': 'x'.repeat(10),
  })
  expect(await sourceFacts(folder.path, 5)).toEqual({ is: 'folder', bytes: 10 })
})
