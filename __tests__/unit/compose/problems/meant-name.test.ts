import { expect, test } from '@jest/globals'
import {
  meantByOverride,
  meantDefinition,
  meantService,
} from '../../../../src/compose/problems/meant-name.js'
import { treeOf } from '../source/tree-of.js'

const tree = treeOf({
  'compose.yaml': 'services: {db: {image: x}, mail: {image: x, profiles: [dev]}}\nvolumes: {db-data: }\n',
})

test.each([
  ['dbb', 'write `db`'],
  ['elasticsearch', 'name a service that the file has: `db` and `mail`'],
  ['mail', '"mail" belongs to a profile: activate it with `profiles: dev`'],
])('the service %s', (name, instead) => expect(meantService(tree, name, 'inputs')).toBe(instead))

test.each([
  ['volume', 'dbdata', 'write `db-data`'],
  ['volume', 'src', 'define it under the top-level volumes, or write `./src` for a folder'],
  ['network', 'back', 'define it under the top-level networks'],
])('the %s %s', (kind, name, instead) => expect(meantDefinition(tree, kind, name)).toBe(instead))

test('a service of a file that overrides another may be misspelt', () => {
  const base = 'services:\n  web: {image: x}\n  db: {image: y}\n'
  const both = treeOf({ 'compose.yaml': base, 'over.yaml': 'services:\n  wbe: {tty: true}\n' })
  expect(meantByOverride(both, 'wbe')).toMatch(/^write `web` if that is meant; else write `image/)
  expect(meantByOverride(treeOf({ 'compose.yaml': base }), 'db')).toMatch(/^write `image/)
})
