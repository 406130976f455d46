import { expect, test } from '@jest/globals'
import { unknownTags } from '../../../../src/compose/source/unknown-tags.js'
import { shortPlace, treeOf } from './tree-of.js'

test.each([
  ['!rest []', [['!rest', '!reset', 'compose.yaml:2:16']]],
  ['!overide ["9:80"]', [['!overide', '!override', 'compose.yaml:2:16']]],
  ['!Reset null', [['!Reset', '!reset', 'compose.yaml:2:16']]],
  ['!reset []', []],
  ['!override ["9:80"]', []],
  ['!vault x', []],
  ['["9:80"] # !rest', []],
  ['"!rest"', []],
])('%s', (ports, expected) => {
  const tree = treeOf({ 'compose.yaml': `services:\n  web: {ports: ${ports}\n  }\n` })
  expect(unknownTags(tree).map(({ tag, meant, at }) => [tag, meant, shortPlace(at)])).toEqual(expected)
})
