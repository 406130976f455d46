import { describe, expect, test } from '@jest/globals'
import { positionIn, readSource } from '../../../../src/compose/yaml/source-file.js'
import {
  descend,
  entriesAt,
  isReset,
  keysAt,
  namesAt,
  rootsOf,
  stepInto,
  textAt,
  type YamlKey,
} from '../../../../src/compose/yaml/walk.js'

function rootOf(text: string) {
  const [root] = rootsOf(readSource('/x', 'x', text, () => {}))
  if (root === undefined) throw new Error('no document')
  return root
}

/** Line and column of what stands at the end of the path, or undefined. */
function placeIn(text: string, ...path: readonly YamlKey[]) {
  const place = descend(rootOf(text), ...path)
  if (place === undefined) return undefined
  const { line, column } = positionIn(place.file, place.offset)
  return `${line}:${column}`
}

describe('one key further in', () => {
  test.each<[string, string, readonly YamlKey[], string | undefined]>([
    ['a key', 'a: {b: c}', ['a', 'b'], '1:5'],
    ['a key that is not there', 'a: 1', ['b'], undefined],
    ['a key of a scalar', 'a: 1', ['a', 'b'], undefined],
    ['an entry by its index', 'a: [x, y]', ['a', 1], '1:8'],
    ['an index that is not there', 'a: [x]', ['a', 1], undefined],
    ['an entry by its text', '- x\n- y\n', ['y'], '2:3'],
    ['an entry by its variable', '- A=1\n- B=2\n', ['B'], '2:3'],
    ['a mount by its source', '- ./x:/y\n', ['./x'], '1:3'],
    ['a mount by its target', '- z\n- x:/y:ro\n', ['/y'], '2:3'],
    ['a mount by part of its target', '- x:/yz\n', ['/y'], undefined],
    ['a mount in the long form', '- z\n- {source: x, target: /y}\n', ['/y'], '2:3'],
    ['another mount in the long form', '- {source: [x], target: /y}\n', ['/x'], undefined],
    ['a number for a key', '1: x', ['1'], '1:1'],
    ['through an alias', 'a: &x {b: c}\nd: *x\n', ['d', 'b'], '1:8'],
    ['of a merge key', 'a: &x {b: c}\nd: {<<: *x, e: f}\n', ['d', 'b'], '1:8'],
    ['of one of several merge keys', 'a: &x {b: c}\nd: {<<: [{g: h}, *x]}\n', ['d', 'b'], '1:8'],
    ['own before merged', 'a: &x {b: c}\nd: {<<: *x, b: f}\n', ['d', 'b'], '2:13'],
    ['the first of two', 'a: 1\na: 2\n', ['a'], '1:1'],
    ['a merge of itself', 'a: &x {<<: *x}\n', ['a', 'b'], undefined],
  ])('%s', (_, text, path, expected) => expect(placeIn(text, ...path)).toBe(expected))
})

test('texts, entries, keys and names', () => {
  const root = rootOf('a: "x"\nb: [1, 2]\nc: {<<: {e: 1}, d: 2}\nf: ~\ng: *nowhere\n')
  const at = (key: string) => stepInto(root, key)
  expect(['a', 'b', 'f'].map((key) => textAt(at(key)))).toEqual(['x', undefined, undefined])
  expect(['a', 'b', 'f', 'g', 'none'].map((key) => entriesAt(at(key)).map(textAt))).toEqual([
    ['x'],
    ['1', '2'],
    [undefined],
    [],
    [],
  ])
  expect(['a', 'c'].map((key) => keysAt(at(key)))).toEqual([[], ['d', 'e']])
  expect(['b', 'c'].map((key) => namesAt(at(key)))).toEqual([
    ['1', '2'],
    ['d', 'e'],
  ])
})

test('only !reset takes away', () => {
  const root = rootOf('a: !reset null\nb: !override {}\nc: 1\n')
  expect(keysAt(root).map((key) => isReset(stepInto(root, key) ?? root))).toEqual([true, false, false])
})
