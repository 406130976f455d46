import { expect, test } from '@jest/globals'
import { silencesOf } from '../../../../src/compose/source/silences.js'
import { treeOf } from './tree-of.js'

const tree = treeOf({
  'compose.yaml': `a: 1 # compose-gate-ignore: ONE, TWO
# compose-gate-ignore: THREE
b: 2
c: 3
  #compose-gate-ignore:FOUR FIVE
d: "# compose-gate-ignore: lower"
`,
})

test.each([
  ['ONE', [1]],
  ['TWO', [1]],
  // Alone on its line, it counts for the next line too.
  ['THREE', [2, 3]],
  ['FOUR', [5, 6]],
  ['FIVE', [5, 6]],
  ['SIX', []],
])('%s is silenced on the lines %j', (code, lines) => {
  const isSilenced = silencesOf(tree)
  const found = [1, 2, 3, 4, 5, 6].filter((line) =>
    isSilenced(code, { file: 'compose.yaml', line, column: 1 }),
  )
  expect(found).toEqual(lines)
  expect(isSilenced(code, { file: 'other.yaml', line: lines[0] ?? 1, column: 1 })).toBe(false)
})
