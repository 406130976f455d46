import { expect, test } from '@jest/globals'
import { explainMessage } from '../../../../src/compose/problems/compose-messages.js'
import { remedyOf } from '../../../../src/compose/problems/message-remedies.js'
import { treeOf } from '../source/tree-of.js'

test.each([
  ['services.web.foo must be a string', 'write one text'],
  ['version must be a string', 'leave it out'],
  ['service ports services.web.ports.[0] is missing a target port', 'write `target:`'],
  ['Invalid proto: http', 'write `tcp` or `udp`'],
  ['services.web.foo must be a mapping', 'write keys with values'],
  ['services.web.foo must be a list', 'write a list'],
  ['services.web.foo must be a boolean', 'write `true`'],
  ['services.web.privileged: failed to cast to expected type: invalid boolean: sure', 'write `true`'],
  ['Top-level object must be a mapping', 'begin it with `services:`'],
  ['services.web must be a mapping', 'write `image: NAME`'],
  ["'services[web].foo': invalid size: '5 megs'", 'write a number with a unit'],
  [
    'services.web.deploy.replicas: failed to cast to expected type: strconv.Atoi: parsing "two"',
    'write a number',
  ],
])('%s', (message, instead) => {
  expect(remedyOf(message).instead).toContain(instead)
  const explained = explainMessage(message, treeOf({ 'compose.yaml': 'services: {web: {foo: 1}}\n' }))
  expect(explained[0]?.instead).toContain(instead)
})

test('a sentence that nobody knows has its place, and no advice', () => {
  const tree = treeOf({ 'compose.yaml': 'services:\n  web:\n    foo: "odd"\n' })
  expect(explainMessage('the moon is wrong about "odd"', tree)).toEqual([
    { message: 'the moon is wrong about "odd"', at: { file: 'compose.yaml', line: 3, column: 11 } },
  ])
})
