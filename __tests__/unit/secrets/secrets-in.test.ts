import { expect, test } from '@jest/globals'
import { environmentSecrets, secretsIn, secretsOfValues } from '../../../src/secrets/secrets-in.js'

test.each([
  ['DB_PASS', 'hunter22', ['hunter22']],
  ['DB_USER', 'hunter22', []],
  ['DB_URL', 'mysql://app:hunter22@db', ['hunter22']],
  ['NEO4J_AUTH', 'neo4j/hunter22', ['neo4j/hunter22', 'hunter22']],
  ['DB_PASS', 'abc', []],
  ['USE_TOKEN', 'true', []],
  ['DB_PASSWORD', '/run/secrets/db', []],
])('%s=%s', (name, value, expected) => {
  const found = secretsIn(name, value)
  expect([...new Set(found.map((secret) => secret.value))]).toEqual(expected)
  expect(found.every(({ variable }) => variable === name)).toBe(true)
})

test('values that are secrets whatever their names say', () => {
  expect(secretsOfValues('x', ['abcd', 'abc', '    '])).toEqual([{ variable: 'x', value: 'abcd' }])
})

test('of variables of a machine, the words of their names are none', () => {
  expect(environmentSecrets({ ROOT_PASSWORD: 'root', A_TOKEN: 'hunter22', B_TOKEN: undefined })).toEqual([
    'hunter22',
  ])
})
