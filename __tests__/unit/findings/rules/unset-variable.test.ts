import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { unsetVariable } from '../../../../src/findings/rules/unset-variable.js'
import { warned } from '../warned.js'

test('the variable is told where it is first used, and no other warning is', () => {
  const facts = warned(['The "TAG" variable is not set. Defaulting to a blank string.', 'Something else.'])
  expect(findingsOf(unsetVariable, facts)).toEqual([
    {
      code: 'UNSET_VARIABLE',
      about: 'TAG',
      severity: 'warning',
      message: expect.stringMatching(/^the variable TAG is not set .* \$\{TAG:-value\}, .* write \$\$TAG$/),
      at: { file: 'TAG', line: 1, column: 1 },
    },
  ])
})
