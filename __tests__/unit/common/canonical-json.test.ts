import { expect, test } from '@jest/globals'
import { canonical } from '../../../src/common/canonical-json.js'

test.each([
  [{ b: 1, a: [{ d: 2, c: null }] }, '{"a":[{"c":null,"d":2}],"b":1}'],
  [[2, 1], '[2,1]'],
  ['a', '"a"'],
  [undefined, 'null'],
])('%j', (value, text) => expect(canonical(value)).toBe(text))
