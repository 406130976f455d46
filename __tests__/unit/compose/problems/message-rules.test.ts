import { expect, test } from '@jest/globals'
import { isAboutValues } from '../../../../src/compose/problems/compose-messages.js'
import { PLACE_RULES, VALUE_RULES } from '../../../../src/compose/problems/message-rules.js'
import { treeOf } from '../source/tree-of.js'

const tree = treeOf({ 'compose.yaml': 'services:\n  a:\n    image: x\n    foo: 1\n' })

test('each word of a message leads to one rule', () => {
  const message = 'services.a Additional property foo is not allowed'
  const fitting = VALUE_RULES.filter(([words]) => words.test(message))
  expect(fitting).toHaveLength(1)
  const groups = fitting[0]?.[0].exec(message)?.slice(1) ?? []
  expect(fitting[0]?.[1](groups, tree, message)[0]?.at).toMatchObject({ line: 4, column: 5 })
})

test.each(['scale', 'deploy.replicas'])('a container name of several containers is told: %s', (key) => {
  const files = { 'compose.yaml': 'services:\n  a:\n    image: x\n    container_name: foo\n' }
  const message = `services.${key}: can't set container_name and a as container name must be unique`
  const [rule] = VALUE_RULES.filter(([words]) => words.test(message))
  const groups = rule?.[0].exec(message)?.slice(1) ?? []
  expect(rule?.[1](groups, treeOf(files), message)).toEqual([
    {
      message: `a has a container_name and several containers (\`${key}\`), and a name is of one container alone`,
      at: expect.objectContaining({ line: 4 }),
      instead: `leave out \`container_name\`, or \`${key}\``,
    },
  ])
})

test('what holds but a place is found there', () => {
  const [, path] = PLACE_RULES
  expect(path?.[1](['services.a.image'], tree, 'no')[0]?.at).toMatchObject({ line: 3 })
})

test.each([
  ['yaml: line 2: mapping values are not allowed in this context', false],
  ['failed to parse /s/compose.yaml: go-yaml load error in scanner at L2.C1: found character', false],
  ['failed to parse /s/compose.yaml: yaml: control characters are not allowed', false],
  ['mapping key "a" already defined at line 2', false],
  ['the YAML of services is somehow wrong', false],
  ['services.a.image must be a string', true],
  ["'services[a].scale' cannot parse value as 'int'", true],
  ['validating /s/compose.yaml: anything', true],
  ['service "a" refers to undefined volume data: invalid compose project', true],
])('%j is about values: %s', (message, expected) => {
  expect(isAboutValues(message)).toBe(expected)
})

test.each([
  ['extends: {file: base.yaml, service: mid}', 'mid', 'root', 'base.yaml', 3, 'write `roots`'],
  ['extends: base.yaml', 'web', 'base.yaml', 'compose.yaml', 3, '{file: base.yaml, service: web}'],
])('a base that is not there: %s', (written, service, base, file, line, instead) => {
  const files = {
    'compose.yaml': `services:\n  web:\n    ${written}\n`,
    'base.yaml': 'services:\n  mid:\n    extends: {service: root}\n  roots:\n    image: x\n',
  }
  const message = `cannot extend service "${service}" in compose.yaml: service "${base}" not found`
  const [rule] = VALUE_RULES.filter(([words]) => words.test(message))
  const [problem] = rule?.[1]([service, base], treeOf(files), message) ?? []
  expect(problem?.at).toMatchObject({ file, line })
  expect(problem?.instead).toContain(instead)
})
