import { expect, test } from '@jest/globals'
import { meantDefinition, meantService } from '../../../../src/compose/problems/meant-name.js'
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
