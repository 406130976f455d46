import { describe, expect, test } from '@jest/globals'
import { explainMessage } from '../../../../src/compose/problems/compose-messages.js'
import type { SourceTree } from '../../../../src/compose/source/source-tree.js'

/** Nothing was read: the words alone count here, not the places. */
const tree: SourceTree = {
  layers: [],
  given: [],
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
    ['services.app Additional property models is not allowed', 'models', ' to 2.38.0 or newer'],
    ["services.app additional properties 'provider' not allowed", 'provider', ' to 2.35.0 or newer'],
    ['(root) Additional property models is not allowed', 'models', ' to 2.38.0 or newer'],
    ['services.app.build Additional property provenance is not allowed', 'provenance', ' to 2.39.0 or newer'],
    ['services.app Additional property attach is not allowed', 'attach', ''],
    ['services.app.gpus false schema', 'gpus', ' to 2.30.0 or newer'],
  ])('%s, though newer ones do', (message, key, to) => {
    expect(explainMessage(`validating compose.yaml: ${message}`, tree)).toMatchObject([
      { instead: `update Docker Compose${to}: this one is too old to know \`${key}\``, isLacking: true },
    ])
  })

  test('and is but mistyped', () => {
    expect(explainMessage('services.app Additional property model is not allowed', tree)[0]?.instead).toBe(
      'write `models`',
    )
  })
})

test('a text where a number belongs is told without the words of a parser', () => {
  const message =
    'services.web.ulimits.nofile: failed to cast to expected type: strconv.Atoi: parsing "many": invalid syntax'
  expect(explainMessage(message, tree)).toEqual([
    {
      message: 'services.web.ulimits.nofile: `many` is not a number',
      at: undefined,
      instead: 'write a number',
    },
  ])
})
