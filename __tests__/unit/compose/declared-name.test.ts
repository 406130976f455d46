import { expect, test } from '@jest/globals'
import { declaredName } from '../../../src/compose/declared-name.js'
import { readSourceTree } from '../../../src/compose/source/source-tree.js'
import { Folder } from '../../harness/folder.js'

async function named(texts: readonly string[], env = {}): Promise<string> {
  await using folder = await Folder.with(
    Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])),
  )
  const files = texts.map((_, index) => `${folder.path}/${index}.yaml`)
  const located = { files, directory: folder.path, areAllLocal: true, searched: [] }
  const tree = await readSourceTree(located, env, folder.path, () => {})
  return declaredName(tree, '/srv/My Shop', env)
}

test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
  ['the folder', ['services: {}'], {}, 'myshop'],
  ['the file', ['name: store'], {}, 'store'],
  ['the last file that has one', ['name: a', 'name: b', 'services: {}'], {}, 'b'],
  ['a variable in the file', ['name: "shop-${TAG:-x}"'], { TAG: 'y' }, 'shop-y'],
  ['COMPOSE_PROJECT_NAME', ['name: a'], { COMPOSE_PROJECT_NAME: 'Env' }, 'env'],
])('the name is that of %s', async (_, texts, env, expected) => {
  expect(await named(texts, env)).toBe(expected)
})
