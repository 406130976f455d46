import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAlias, isMap, isScalar, stringify } from 'yaml'
import {
  keyText,
  readYaml,
  scalarText,
  startOf,
  tagOf,
  type YamlNode,
  type YamlText,
} from '../../../../src/compose/yaml/read-yaml.js'

const projects = fileURLToPath(new URL('../../../projects', import.meta.url))

const files = readdirSync(projects, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()

/** What is read: of each value where it begins, and what it is. */
function treeOf(node: YamlNode, { aliases }: YamlText): unknown {
  const tree = (inner: YamlNode): unknown => {
    const start = startOf(inner)
    if (inner === null) return [start, null]
    if (isAlias(inner)) return [start, `*${inner.source}`, startOf(aliases.get(inner) ?? null)]
    const tag = tagOf(inner) === '' ? [] : [tagOf(inner)]
    if (isScalar(inner)) return [start, scalarText(inner), ...tag]
    if (isMap(inner)) return [start, inner.items.map(({ key, value }) => [tree(key), tree(value)]), ...tag]
    return [start, inner.items.map(tree), ...tag]
  }
  return tree(node)
}

function trees(text: string): unknown {
  const read = readYaml(text)
  expect(read.mistakes).toEqual([])
  return read.documents.map((document) => treeOf(document, read))
}

/** What the text says, every scalar as a text. */
function meaningOf(node: YamlNode): unknown {
  if (node === null || isAlias(node)) return node
  if (isScalar(node)) return scalarText(node) ?? null
  if (!isMap(node)) return node.items.map(meaningOf)
  return Object.fromEntries(node.items.map((pair) => [keyText(pair), meaningOf(pair.value)]))
}

describe('values with their places', () => {
  test.each<[string, string, unknown]>([
    [
      'an alias, an anchor and a tag',
      'a: &x !reset {b: 1}\nc: *x\n',
      [
        [
          0,
          [
            [
              [0, 'a'],
              [
                13,
                [
                  [
                    [14, 'b'],
                    [17, '1'],
                  ],
                ],
                '!reset',
              ],
            ],
            [
              [20, 'c'],
              [23, '*x', 13],
            ],
          ],
        ],
      ],
    ],
    [
      'an anchor within itself',
      'a: &x\n  - *x\n',
      [
        [
          0,
          [
            [
              [0, 'a'],
              [8, [[10, '*x', 8]]],
            ],
          ],
        ],
      ],
    ],
    [
      'nothing for a value',
      'a:\nb: ~\n',
      [
        [
          0,
          [
            [
              [0, 'a'],
              [undefined, undefined],
            ],
            [
              [3, 'b'],
              [6, undefined],
            ],
          ],
        ],
      ],
    ],
    [
      'quotes',
      `- 'a''b'\n- "c\\n"\n`,
      [
        [
          0,
          [
            [2, "a'b"],
            [11, 'c\n'],
          ],
        ],
      ],
    ],
    [
      'block texts',
      '- |\n  one\n  two\n- >-\n  a\n  b\n',
      [
        [
          0,
          [
            [2, 'one\ntwo\n'],
            [18, 'a b'],
          ],
        ],
      ],
    ],
    [
      'several documents',
      '---\na\n---\n- b\n',
      [
        [4, 'a'],
        [10, [[12, 'b']]],
      ],
    ],
    [
      'what is no text',
      '[0x1F, 1.10, yes]',
      [
        [
          0,
          [
            [1, '0x1F'],
            [7, '1.10'],
            [13, 'yes'],
          ],
        ],
      ],
    ],
    [
      'a key alone',
      '? a\n',
      [
        [
          0,
          [
            [
              [2, 'a'],
              [undefined, undefined],
            ],
          ],
        ],
      ],
    ],
    [
      'lines of Windows',
      'a:\r\n- b\r\n',
      [
        [
          0,
          [
            [
              [0, 'a'],
              [4, [[6, 'b']]],
            ],
          ],
        ],
      ],
    ],
    ['nothing at all', '', []],
    ['a comment alone', '# nothing\n', []],
  ])('%s', (_, text, expected) => expect(trees(text)).toEqual(expected))

  test('anybody’s data come back, each scalar where it is written', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('#', ': ', '- a', '"', "'", 'a\nb\n', ' x ', '*a', '&a', '!t', '|', '{', 'null', '~'),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('any'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).any
    const texts = (any: unknown): unknown => {
      if (Array.isArray(any)) return any.map(texts)
      if (typeof any !== 'object' || any === null) return any === null ? null : String(any)
      return Object.fromEntries(Object.entries(any).map(([key, inner]) => [key, texts(inner)]))
    }
    fc.assert(
      fc.property(value, fc.constantFrom(20, 80), (any, lineWidth) => {
        const { documents, scalars, text, mistakes } = readYaml(stringify(any, { lineWidth }))
        expect(mistakes).toEqual([])
        expect(documents.map(meaningOf)).toEqual([texts(any)])
        for (const scalar of scalars) {
          const [start, end] = scalar.range
          if (scalar.type === 'PLAIN' && !text.slice(start, end).includes('\n'))
            expect(text.slice(start, end)).toBe(scalar.source)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('keys are no values, and each kind is counted', () => {
  const { maps, scalars, aliases } = readYaml('a: &x {b: 1}\nc: [*x, {d: e}, *y]\n')
  expect([maps.length, scalars.map(scalarText)]).toEqual([3, ['1', 'e']])
  expect([...aliases].map(([{ source }, target]) => [source, startOf(target ?? null)])).toEqual([
    ['x', 6],
    ['y', undefined],
  ])
})

test.each(['[', '{', '- ', '? ', 'a: ['])(
  'too many levels are refused where they are too many: %s',
  (text) => {
    const read = readYaml(text.repeat(200_000))
    expect(read.mistakes.map(({ message }) => message)).toEqual(['it is nested too deeply'])
    expect(read.mistakes[0]?.offset).toBeLessThan(6000)
    expect(read.documents).toEqual([])
  },
)

test('a hundred levels are read', () =>
  expect(readYaml(`${'['.repeat(100)}${']'.repeat(100)}`).mistakes).toEqual([]))

test.each(files)('%s is YAML', (name) => {
  expect(readYaml(readFileSync(join(projects, name), 'utf8')).mistakes).toEqual([])
})

test('lines and columns count from 1, whatever ends the lines', () => {
  const { lines } = readYaml('a\r\nbc\n\n')
  const at = (offset: number) => Object.values(lines.linePos(offset))
  expect([0, 1, 3, 4, 6, 7].map(at)).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 1],
    [4, 1],
  ])
})
