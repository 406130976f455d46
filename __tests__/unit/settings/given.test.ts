import { describe, expect, test } from '@jest/globals'
import type { Json } from '../../../src/common/json.js'
import { givenFromGate, givenFromInputs } from '../../../src/settings/given.js'
import { rows } from '../../../src/settings/table.js'
import { collect, gateOf, variables } from './given-by.js'

const allInputs = rows.map(({ name }) => `\`${name}\``).join(', ')
const allKeys = rows.flatMap(({ name, gate }) => (gate ? [`\`${name}\``] : [])).join(', ')

function inputs(environment: Readonly<Record<string, string | undefined>>) {
  return collect((report) => givenFromInputs(environment, report))
}

function keys(gate: Json) {
  return collect((report) => givenFromGate(gateOf(gate), report))
}

describe('inputs', () => {
  test('are taken from the variables the runner sets', () => {
    const { value, problems } = inputs({
      ...variables({ 'compose-file': ' a.yml\nb.yml\n', timeout: '5m', app: '', smoke: '  ' }),
      PATH: '/bin',
      INPUT: 'x',
      timeout: '1m',
    })
    expect(problems).toEqual([])
    expect(value).toEqual({
      'compose-file': { value: 'a.yml\nb.yml', origin: { label: 'input compose-file' } },
      timeout: { value: '5m', origin: { label: 'input timeout' } },
    })
  })

  test.each([
    ['tiemout', `write \`timeout\` (allowed are ${allInputs})`],
    ['compose_file', `write \`compose-file\` (allowed are ${allInputs})`],
    ['file', `write \`compose-file\` (allowed are ${allInputs})`],
    ['keep', `write \`teardown\` (allowed are ${allInputs})`],
    ['cache', `write one of ${allInputs}`],
  ])('unknown: %s', (name, instead) => {
    const { value, problems } = inputs(variables({ [name]: 'x' }))
    expect(value).toEqual({})
    expect(problems).toEqual([`input ${name} is unknown → ${instead}`])
  })

  test('unknown and empty: nothing was given', () => {
    expect(inputs({ INPUT_CACHE: '', INPUT_OTHER: undefined }).problems).toEqual([])
  })
})

describe('x-gate', () => {
  test('absent or empty', () => {
    expect(collect((report) => givenFromGate(undefined, report))).toEqual({ value: {}, problems: [] })
    expect(keys(null)).toEqual({ value: {}, problems: [] })
    expect(keys({})).toEqual({ value: {}, problems: [] })
  })

  test.each<[Json, string]>([
    ['GET /', '`GET /`'],
    [true, '`true`'],
    [['app'], '`["app"]`'],
  ])('not a map: %j', (gate, shown) => {
    expect(keys(gate).problems).toEqual([
      `compose.yml:100:0 x-gate is ${shown}, not a map of settings → write keys such as \`smoke:\` under it`,
    ])
  })

  test.each([
    ['smoek', `write \`smoke\` (allowed are ${allKeys})`],
    ['build_timeout', `write \`build-timeout\` (allowed are ${allKeys})`],
    ['profile', `write \`profiles\` (allowed are ${allKeys})`],
    ['strictness', `write one of ${allKeys}`],
  ])('unknown: %s', (key, instead) => {
    expect(keys({ app: 'web', [key]: 'x' }).problems).toEqual([
      `compose.yml:102:0 x-gate.${key} is unknown → ${instead}`,
    ])
  })

  test.each([
    ['compose-file', 'give it as input `compose-file` of the action or as flag `--file`'],
    ['teardown', 'give it as input `teardown` of the action or as flag `--keep`'],
    ['summary', 'give it as input `summary` of the action'],
  ])('not for a Compose file: %s', (key, instead) => {
    const { value, problems } = keys({ [key]: 'x' })
    expect(value).toEqual({})
    expect(problems).toEqual([`compose.yml:101:0 x-gate.${key} cannot be set in a Compose file → ${instead}`])
  })

  test.each(['constructor', '__proto__', 'toString'])('nothing inherited: %s', (key) => {
    const gate: Json = JSON.parse(`{"${key}": "x"}`)
    expect(keys(gate).problems).toHaveLength(1)
  })

  test('knows the places of its parts', () => {
    const { value } = keys({ app: ['web', 'api'] })
    expect(value.app?.origin.at).toEqual({ file: 'compose.yml', line: 101, column: 0 })
    expect(value.app?.origin.find?.([1])).toEqual({ file: 'compose.yml', line: 101, column: 2 })
  })
})
