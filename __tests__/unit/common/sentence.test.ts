import { expect, test } from '@jest/globals'
import { listed, quoted } from '../../../src/common/sentence.js'

test.each([
  ['a\n  b', '`a b`'],
  [['a', 1], '`["a",1]`'],
  [undefined, '`undefined`'],
  ['x'.repeat(80), `\`${'x'.repeat(80)}\``],
  ['x'.repeat(81), `\`${'x'.repeat(79)}…\``],
])('%j is quoted', (value, expected) => expect(quoted(value)).toBe(expected))

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed', (names, expected) => expect(listed(names)).toBe(expected))
