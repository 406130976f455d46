import { expect, test } from '@jest/globals'
import { unknownModes } from '../../../../src/compose/source/unknown-modes.js'
import { shortPlace, treeOf } from './tree-of.js'

function found(volume: string) {
  const tree = treeOf(
    { 'compose.yaml': `services:\n  web: {volumes: ["${volume}"]}\n` },
    { env: { M: 'rdo' } },
  )
  return unknownModes(tree).map(({ mode, meant, at }) => [mode, meant, shortPlace(at)])
}

test.each([
  ['./a:/a:readonly', [['readonly', 'ro', 'compose.yaml:2:19']]],
  ['./a:/a:read-only,z', [['read-only', 'ro', 'compose.yaml:2:19']]],
  ['data:/a:RO', [['RO', 'ro', 'compose.yaml:2:19']]],
  ['data:/a:rw,shred', [['shred', 'shared', 'compose.yaml:2:19']]],
  ['data:/a:$M', [['rdo', 'ro', 'compose.yaml:2:19']]],
  ['c:/x:/a:readonly', [['readonly', 'ro', 'compose.yaml:2:19']]],
  ['data:/a:constructor', [['constructor', undefined, 'compose.yaml:2:19']]],
  ['data:/a:whatever', [['whatever', undefined, 'compose.yaml:2:19']]],
])('%s', (volume, expected) => {
  expect(found(volume)).toEqual(expected)
})

test.each(['./a:/a', 'data:/a:ro,z', '/a:/a:rslave', 'c:/x:/a:ro', '/a', 'data:/a:nocopy'])(
  '%s',
  (volume) => {
    expect(found(volume)).toEqual([])
  },
)
