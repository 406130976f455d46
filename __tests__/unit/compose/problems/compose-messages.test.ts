import { describe, expect, test } from '@jest/globals'
import { explainMessage } from '../../../../src/compose/problems/compose-messages.js'
import type { SourceTree } from '../../../../src/compose/source/source-tree.js'

/** Nothing was read: the words alone count here, not the places. */
const tree: SourceTree = {
  layers: [],
  all: [],
  isWhole: true,
  includedEnvFiles: [],
  refusals: [],
  target: () => undefined,
  environment: () => ({}),
}

test('an env file that is missing is no matter of the Compose file', () => {
  const file = { path: '/shop/compose.yaml', shown: 'compose.yaml' } as SourceTree['all'][number]
  expect(explainMessage("Couldn't find env file: /shop/nope.env", { ...tree, all: [file] })).toEqual([
    {
      message: "Couldn't find env file: /shop/nope.env",
      instead: 'correct the path: `--env-file`, or the variable COMPOSE_ENV_FILES',
    },
  ])
})

describe('a key that Compose does not know', () => {
  test.each([
    ['services.app Additional property models is not allowed', 'models'],
    ["services.app additional properties 'provider' not allowed", 'provider'],
    ['(root) Additional property models is not allowed', 'models'],
    ['services.app.build Additional property provenance is not allowed', 'provenance'],
  ])('%s, though newer ones do', (message, key) => {
    expect(explainMessage(`validating compose.yaml: ${message}`, tree).map(({ instead }) => instead)).toEqual(
      [`update Docker Compose: this one is too old to know \`${key}\``],
    )
  })

  test('and is but mistyped', () => {
    expect(explainMessage('services.app Additional property model is not allowed', tree)[0]?.instead).toBe(
      'write `models`',
    )
  })
})
