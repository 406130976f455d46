import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { readLeniently } from '../../../../src/compose/yaml/lenient.js'
import { Lines } from '../../../../src/compose/yaml/lines.js'
import type { Node, Written } from '../../../../src/compose/yaml/nodes.js'
import { readStrictly } from '../../../../src/compose/yaml/strict.js'

const projects = fileURLToPath(new URL('../../../projects', import.meta.url))

const files = readdirSync(projects, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()

/** A tree as far as both readings must agree on it, down to the offsets. */
function treeOf(node: Node): unknown {
  // One tells the tags of YAML itself as written, the other by their whole names.
  const own = /^![^!]/.test(node.tag) ? node.tag : ''
  switch (node.kind) {
    case 'scalar':
      return [node.start, own, node.value]
    case 'alias':
      return [node.start, node.name, node.target?.start]
    case 'list':
      return [node.start, own, node.items.map(treeOf)]
    case 'map':
      return [node.start, own, node.pairs.map(({ key, value }) => [treeOf(key), treeOf(value)])]
  }
}

function whole({ documents, maps, aliases, scalars }: Written): unknown {
  return [documents.map(treeOf), maps.length, aliases.length, scalars.map(treeOf)]
}

describe('the strict and the lenient reading', () => {
  test('there is something to compare', () => {
    expect(files.length).toBeGreaterThan(40)
  })

  test.each(files)('agree on %s', (name) => {
    const text = readFileSync(join(projects, name), 'utf8')
    expect(whole(readStrictly(text))).toEqual(whole(readLeniently(text)))
  })

  test.each([
    ['anchors, aliases and merge keys', 'a: &x !reset {b: 1}\nc: *x\nd:\n  <<: [*x, {e: 2}]\n'],
    ['an anchor within itself', 'a: &x\n  b: *x\n'],
    ['nothing for a value', 'a:\nb: ~\nc: null\nd: ""\ne: [~, null]\n'],
    ['quotes', `'a''b': "c\\n\\x41"\n"d": 'e\n  f'\n`],
    [
      'block texts',
      'a: |\n  one\n\n  two\nb: >- # why\n  one\n  two\nc:\n  - |+\n    three\n\n  - |2-\n      four\n',
    ],
    ['several documents', '%YAML 1.2\n---\na: 1\n---\n- b\n...\n---\nc\n'],
    ['what is no text', 'a: 0x1F\nb: 1.10\nc: yes\nd: 2024-01-01\ne: !!str 12\nf: !custom [x]\n'],
    ['keys that are no texts', '1: a\ntrue: b\n? [c]\n: d\n? e\n'],
    ['texts of several lines', 'a: one\n  two\n\n  three\nb: [one\n    two, three]\n'],
    ['comments and lines of Windows', '# one\r\na: 1 # two\r\n\r\nb:\r\n- c\r\n'],
    ['names of other scripts', 'größe: "\u{1F40B}"\n名前: {値: 1}\n'],
    ['nothing at all', ''],
    ['a comment alone', '# nothing\n'],
  ])('agree on %s', (_, text) => {
    const lenient = readLeniently(text)
    expect(lenient.flaws).toEqual([])
    expect(whole(readStrictly(text))).toEqual(whole(lenient))
  })

  test('agree on what anybody may write', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('#', ': ', '- a', '"', "'", 'a\nb\n', ' x ', '*a', '&a', '!t', '|', '{', 'null', '~'),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }),
      ),
    })).any
    const width = fc.constantFrom(20, 80)
    fc.assert(
      fc.property(value, width, (any, lineWidth) => {
        const text = stringify(any, { lineWidth })
        expect(whole(readStrictly(text))).toEqual(whole(readLeniently(text)))
      }),
      { numRuns: 500 },
    )
  })
})

test('lines and columns count from 1, whatever ends the lines', () => {
  const lines = new Lines('a\r\nbc\n\n')
  const at = (offset: number) => Object.values(lines.at(offset))
  expect([0, 1, 3, 4, 6, 7, 99].map(at)).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 1],
    [4, 1],
    [4, 93],
  ])
})
