import { expect, test } from '@jest/globals'
import { dependencyAt, lineOf, pathOf, placeOfQuoted } from '../../../../src/compose/problems/named-places.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const text =
  'services:\n  a.b:\n    image: "odd:1"\n    network_mode: service:gone\n    depends_on: [gone]\n    env_file: lost.env\n'
const tree = treeOf({ 'compose.yaml': text })

test.each([
  ['(root)', []],
  ['services.a.b.ports.[0]', ['services', 'a.b', 'ports', 0]],
  ['services[a.b].image', ['services', 'a.b', 'image']],
  ['services.other.image', ['services', 'other', 'image']],
  ['networks.lan', ['networks', 'lan']],
])('the keys of %s, where a service’s name may hold dots', (path, keys) => {
  expect(pathOf(path, tree)).toEqual(keys)
})

test('a line of a named file, or of the only one', () => {
  expect(lineOf(tree, '', 3)).toEqual({ file: 'compose.yaml', line: 3, column: 1 })
  const two = treeOf({ 'one.yaml': 'services: {}\n', 'two.yaml': 'services: {}\n' })
  expect(lineOf(two, '/shop/two.yaml', 1)?.file).toBe('two.yaml')
  expect(lineOf(two, '', 1)).toBeUndefined()
})

test('a service that joins another is pointed at there, else its dependency', () => {
  expect(shortPlace(dependencyAt(tree, 'a.b', 'gone'))).toBe('compose.yaml:4:19')
  const plain = treeOf({ 'compose.yaml': 'services: {a: {depends_on: [gone]}}\n' })
  expect(shortPlace(dependencyAt(plain, 'a', 'gone'))).toBe('compose.yaml:1:29')
})

test('the only value that holds a file or a quoted word', () => {
  expect(shortPlace(placeOfQuoted(tree, 'cannot open /shop/lost.env'))).toBe('compose.yaml:6:15')
  expect(shortPlace(placeOfQuoted(tree, 'what is "odd"?'))).toBe('compose.yaml:3:13')
  expect(placeOfQuoted(tree, 'what is "gone"?')).toBeUndefined()
  const platform = treeOf({ 'compose.yaml': 'services:\n  a:\n    platform: linux/odd\n' })
  expect(shortPlace(placeOfQuoted(platform, 'must include "linux/odd"'))).toBe('compose.yaml:3:15')
})
