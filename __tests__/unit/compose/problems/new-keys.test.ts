import { expect, test } from '@jest/globals'
import { knownSince } from '../../../../src/compose/problems/new-keys.js'

test.each([
  [[], 'models', '2.38.0'],
  [['services', 'app'], 'pre_start', '5.3.0'],
  [['services', 'app', 'build'], 'no_cache_filter', '5.0.0'],
  [['services', 'app', 'networks', 'lan'], 'interface_name', '2.36.0'],
  [['services', 'app', 'volumes', 0, 'volume'], 'subpath', '2.25.0'],
  [['services', 'app'], 'image', undefined],
  [['services', 'app', 'deploy'], 'gpus', undefined],
])('at %j the key %s is known since %s', (path, key, since) => {
  expect(knownSince(path, key)).toBe(since)
})
