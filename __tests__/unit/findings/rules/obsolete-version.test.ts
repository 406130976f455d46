import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { obsoleteVersion } from '../../../../src/findings/rules/obsolete-version.js'
import { warned } from '../warned.js'

test.each([
  [['version'], ['notice version']],
  [['services'], []],
])('a file with the keys %j', (written, expected) => {
  const found = findingsOf(obsoleteVersion, warned([], written))
  expect(found.map(({ severity, at }) => `${severity} ${at?.file}`)).toEqual(expected)
})
