import { expect, test } from '@jest/globals'
import { expandedSize } from '../../../../src/compose/yaml/expansion.js'
import { readYaml } from '../../../../src/compose/yaml/read-yaml.js'

test.each([
  ['', 0],
  ['a', 1],
  ['{a: b}', 3],
  ['[a, [b], {c: d}]', 7],
  ['a\n---\nb\n', 2],
  ['a: &x [1, 2]\nb: *x\n', 9],
  ['a: &x [1]\nb: &y [*x, *x]\nc: [*y, *y]\n', 22],
  ['a: &x [*x]\n', 4],
  ['a: *nowhere\n', 3],
])('%j holds %d values', (text, size) => expect(expandedSize(readYaml(text))).toBe(size))
