import { expect, test } from '@jest/globals'
import { NestedTooDeeply, yamlTokens } from '../../../src/common/yaml-tokens.js'

const count = (text: string) => [...yamlTokens(text, 50)].length

test('a text has the tokens of its documents', () => {
  expect([count(''), count('a: [b]\n'), count('a\n---\nb\n')]).toEqual([0, 1, 2])
})

test.each(['[', '{a: ', '- ', 'x: [1, {b: '])('%j without end is refused before it is read', (part) => {
  expect(() => count(part.repeat(10))).not.toThrow()
  expect(() => count(part.repeat(100_000))).toThrow(NestedTooDeeply)
})
