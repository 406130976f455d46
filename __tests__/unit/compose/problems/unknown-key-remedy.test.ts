import { expect, test } from '@jest/globals'
import { insteadOfUnknown } from '../../../../src/compose/problems/unknown-key-remedy.js'

test.each<[string, readonly string[], boolean, string | undefined]>([
  ['helthcheck', ['services', 'a'], true, 'write `healthcheck`'],
  ['odd', ['services', 'a'], true, undefined],
  ['web', [], false, 'indent `web` below a top-level `services:`'],
  ['web', [], true, undefined],
  ['models', [], true, 'update Docker Compose to 2.38.0 or newer: this one is too old to know `models`'],
])('instead of %s at %j', (name, keys, hasServices, instead) => {
  expect(insteadOfUnknown(name, keys, hasServices).instead).toBe(instead)
})
