import { expect, test } from '@jest/globals'
import { insteadOfUnknown } from '../../../../src/compose/problems/unknown-key-remedy.js'

test.each<[string, readonly string[], boolean, string | undefined]>([
  ['helthcheck', ['services', 'a'], true, 'write `healthcheck`'],
  ['odd', ['services', 'a'], true, 'leave it out, or begin its name with `x-` if it is a note of your own'],
  ['version', ['services', 'a'], true, 'leave it out: Compose needs no version'],
  ['volumes', ['services', 'a', 'build'], true, 'begin `volumes` in column 1, beside `services`'],
  [
    'image',
    ['services', 'a', 'deploy'],
    true,
    'indent `image` as far as `deploy`: it is a key of the service',
  ],
  ['data', ['services', 'volumes'], true, 'begin `volumes` in column 1, if no service is called so'],
  ['web', [], false, 'indent `web` below a top-level `services:`'],
  ['web', [], true, 'indent `web` below `services`, or begin its name with `x-` if it is a note of your own'],
  ['\u00a0\u00a0db', [], true, 'write plain spaces around `db`: others look alike, and are part of the key'],
  [
    'ports\u200b',
    ['services', 'a'],
    true,
    'write plain spaces around `ports`: others look alike, and are part of the key',
  ],
  ['models', [], true, 'update Docker Compose to 2.38.0 or newer: this one is too old to know `models`'],
])('instead of %s at %j', (name, keys, hasServices, instead) => {
  expect(insteadOfUnknown(name, keys, hasServices).instead).toBe(instead)
})

test('one of few keys', () => {
  const instead = 'write one of `file`, `service`'
  expect(insteadOfUnknown('content', ['secrets', 's'], true, ['file', 'service']).instead).toBe(instead)
})

test.each([
  ['./data', 'volumes', '`- ./data:/path/in/container`'],
  ['8080', 'ports', '`- "8080:80"`'],
])('an entry with a blank behind its colon: %s', (name, list, expected) => {
  expect(insteadOfUnknown(name, ['services', 'web', list], true).instead).toContain(expected)
})
