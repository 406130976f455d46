import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { externalVolume } from '../../../../src/findings/rules/external-volume.js'

test('each that the engine does not have, with how to make it', () => {
  const at = { file: 'compose.yaml', line: 3, column: 5 }
  expect(findingsOf(externalVolume, [{ name: 'shared', at }])).toEqual([
    {
      code: 'EXTERNAL_VOLUME',
      about: 'shared',
      severity: 'notice',
      message: expect.stringMatching(
        /^the external volume shared does not exist .* with docker volume create shared$/,
      ),
      at,
    },
  ])
})
