import { expect, test } from '@jest/globals'
import { knownKeys } from '../../../../src/compose/problems/compose-keys.js'

test.each([
  [[], 'services'],
  [['services', 'a'], 'depends_on'],
  [['services', 'a', 'build'], 'dockerfile'],
  [['services', 'a', 'healthcheck'], 'interval'],
  [['services', 'a', 'depends_on', 'b'], 'condition'],
])('a map at %j may have the key %s', (path, key) => {
  expect(knownKeys(path)).toContain(key)
})

test.each([
  [['services']],
  [['services', 'a', 'depends_on']],
  [['services', 'a', 'build', 'args']],
  [['networks', 'a']],
])('nothing is known of a map at %j', (path) => {
  expect(knownKeys(path)).toEqual([])
})
