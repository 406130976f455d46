import { expect, test } from '@jest/globals'
import type { GivenSettings } from '../../../src/settings/given.js'
import { checkProfiles } from '../../../src/settings/profiles.js'
import { collect, gateOf, origin } from './given-by.js'

function problems(given: GivenSettings, gate: readonly string[] | null, known?: readonly string[]) {
  return collect((report) => checkProfiles(given, gateOf({ profiles: gate }), known, report)).problems
}

test('profiles that no service has, wherever they were given', () => {
  const given = { profiles: { value: 'debgu, ci', origin } }
  expect(problems(given, ['other'], ['ci', 'debug'])).toEqual([
    'input x: no service has the profile `debgu` → write `debug` (there are `ci`, `debug`)',
    'compose.yml:101:1 x-gate.profiles, item 1: no service has the profile `other` → write one of `ci`, `debug`',
  ])
  expect(problems(given, null, [])[0]).toContain('leave it out: the services have no profiles')
})

test.each([
  ['all of them', '*', ['ci']],
  ['one that there is', 'ci', ['ci']],
  ['any, where not all files could be read', 'ci', undefined],
  ['what is no profile, which is reported elsewhere', '!', ['ci']],
])('not for %s', (_, value, known) => {
  expect(problems({ profiles: { value, origin } }, null, known)).toEqual([])
})
