import { expect, test } from '@jest/globals'
import { findingsOf, type Rule } from '../../../src/findings/rule.js'

test('a finding has the code and the severity of its rule, unless the observation has its own', () => {
  const rule: Rule<readonly string[]> = {
    code: 'A_CODE',
    severity: 'warning',
    observe: (names) => [
      ...names.map((name) => ({ at: undefined, why: `${name} is odd`, instead: 'Leave it out' })),
      { at: undefined, why: 'b', instead: 'c', severity: 'notice' },
    ],
  }
  expect(findingsOf(rule, ['web'])).toEqual([
    { code: 'A_CODE', severity: 'warning', message: 'web is odd. Leave it out', at: undefined },
    { code: 'A_CODE', severity: 'notice', message: 'b. c', at: undefined },
  ])
})
