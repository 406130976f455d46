import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { externalNetwork } from '../../../../src/findings/rules/external-network.js'

test('each that the engine does not have, with how to make it', () => {
  const at = { file: 'compose.yaml', line: 3, column: 5 }
  expect(findingsOf(externalNetwork, [{ name: 'shared', at }])).toEqual([
    {
      code: 'EXTERNAL_NETWORK',
      about: 'shared',
      severity: 'notice',
      message: expect.stringMatching(
        /^the external network shared does not exist .* with docker network create shared$/,
      ),
      at,
    },
  ])
})
