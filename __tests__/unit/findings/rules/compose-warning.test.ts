import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { composeWarning } from '../../../../src/findings/rules/compose-warning.js'
import { warned } from '../warned.js'

test('what no other rule knows is told in the words of Compose', () => {
  const facts = warned([
    'The "TAG" variable is not set. Defaulting to a blank string.',
    'compose.yaml: `version` is obsolete.',
    'Found multiple config files.',
  ])
  expect(findingsOf(composeWarning, facts).map(({ severity, message }) => [severity, message])).toEqual([
    ['notice', 'Found multiple config files. These are the words of docker compose'],
  ])
})
