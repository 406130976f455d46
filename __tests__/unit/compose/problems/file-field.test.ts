import { expect, test } from '@jest/globals'
import { fieldBelow, fieldIn, kindOf, positionOf } from '../../../../src/compose/problems/file-field.js'
import { servicesIn } from '../../../../src/compose/source/find-place.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const service = (line: string) => {
  const [found] = treeOf({ 'compose.yaml': `services:\n  web:\n    ${line}\n` }).all.flatMap((file) =>
    servicesIn(file),
  )
  if (found === undefined) throw new Error('no service')
  return found.place
}
const outer = { path: 'services.web', covers: [] }

test('a value is found below its keys, with its path and place', () => {
  const field = fieldBelow(
    service('deploy: {resources: {limits: {cpus: 2}}}'),
    ['deploy', 'resources'],
    outer,
  )
  expect(field?.path).toBe('services.web.deploy.resources')
  expect(field && shortPlace(positionOf(field.place))).toBe('compose.yaml:3:14')
  expect(fieldBelow(service('deploy: {}'), ['deploy', 'resources'], outer)).toBeUndefined()
  expect(fieldIn(service('image: x'), 'build', outer)).toBeUndefined()
})

test.each([
  ['image: x', 'text'],
  ['image: 5', 'number'],
  ['image: true', 'switch'],
  ['image: [x]', 'list'],
  ['image: {x: y}', 'map'],
  ['image:', 'nothing'],
  ['image: !reset x', undefined],
])('%s holds %s', (line, kind) => {
  const field = fieldIn(service(line), 'image', outer)
  expect(field && kindOf(field.place)).toBe(kind)
})
