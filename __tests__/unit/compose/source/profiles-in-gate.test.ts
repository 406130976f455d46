import { expect, test } from '@jest/globals'
import { profilesInGate } from '../../../../src/compose/source/profiles-in-gate.js'
import { treeOf } from './tree-of.js'

test.each([
  ['x-gate: {profiles: "ci, debug other"}', ['ci', 'debug', 'other']],
  ['x-gate: {profiles: [ci, "${MORE}"]}', ['ci', 'more', 'most']],
  ['x-gate: {app: web}', []],
  ['services: {}', []],
])('%s', (text, profiles) => {
  const env = { MORE: 'more,most' }
  expect(profilesInGate(treeOf({ 'compose.yaml': text }), env)).toEqual(profiles)
})

test('of all files, each once', () => {
  const tree = treeOf({ a: 'x-gate: {profiles: [ci]}', b: 'x-gate: {profiles: [ci, b]}' })
  expect(profilesInGate(tree, {})).toEqual(['ci', 'b'])
})
