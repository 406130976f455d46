import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAlias, isMap, isScalar, LineCounter, type ParsedNode, stringify } from 'yaml'
import { soundContents } from '../../../../src/compose/yaml/sound-contents.js'
import { tolerantContents } from '../../../../src/compose/yaml/tolerant-contents.js'

const tests = fileURLToPath(new URL('../../..', import.meta.url))

const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()

/** All that is asked of a node. Where a value is not written at all, nobody asks where it would be. */
function factsOf(node: ParsedNode | null, text: string): unknown {
  if (node === null) return { tag: '', anchor: undefined, text: '', value: null, written: [] }
  const [start, end] = node.range
  if (isAlias(node)) return [`*${node.source}`, start]
  const facts = { tag: node.tag ?? '', anchor: node.anchor }
  if (isScalar(node)) {
    const written = start === end ? [] : [start, text.slice(start, end).trimEnd()]
    return { ...facts, text: node.source, value: node.value, written }
  }
  const inner = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items
  return { ...facts, start, isMap: isMap(node), inner: inner.map((one) => factsOf(one, text)) }
}

function both(text: string): readonly [unknown, unknown] {
  const sound = soundContents(text, 500)
  const { contents, mistakes } = tolerantContents(text, new LineCounter(), 500)
  expect(mistakes).toEqual([])
  return [sound?.map((node) => factsOf(node, text)), contents.map((node) => factsOf(node, text))]
}

describe('the nodes are those of the other parser', () => {
  test.each([
    ['anchors, aliases, merge keys and tags', 'a: &x !reset {b: 1}\nc: [*x, &y !!str 1]\n<<: [*x, *y]\n'],
    ['a value that is not written', 'a:\nb: !reset\nc: &x\nd: ~\ne: null\nf: !t null\n'],
    ['quotes', `- 'a''b'\n- "c\\n\\u00e9"\n- "two\n  lines"\n- ''\n`],
    ['blocks', 'a: |\n  one\n\n  two\nb: >-  # why\n  a\n  b\nc: |+\n  kept\n\nd: |2\n    in\n'],
    ['a block whose last line is blanks', 'a:\n  b: |\n    x\n   \n  c: d\n'],
    ['several documents', '%YAML 1.2\n---\na\n...\n---\n- b\n---\n'],
    ['lists and maps within lists', '- - a\n  - b: c\n    d: e\n-\n  f: [g, {h: i, j}]\n'],
    ['texts over several lines', 'a: one\n  two\n\n  three\nb: x\n'],
    ['lines of Windows', 'a:\r\n- b\r\nc: |\r\n  d\r\n'],
    [
      'what is no text',
      '[0x1F, 0o17, 1.10, 1e3, .5, -.inf, .nan, yes, true, False, 08, 1_000, NULL, ~, +1, 2026-01-01]',
    ],
    ['comments', '# first\na: b # not this\n# last'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    const [sound, tolerant] = both(text)
    expect(sound).toEqual(tolerant)
  })

  test('in every file of the tests that is YAML to the letter', () => {
    const read = files.flatMap((name) => {
      const text = readFileSync(join(tests, name), 'utf8')
      return soundContents(text, 500) === undefined ? [] : [[name, ...both(text)] as const]
    })
    for (const [name, sound, tolerant] of read) expect([name, sound]).toEqual([name, tolerant])
    expect(read.length).toBeGreaterThan(100)
  })

  test('in anybody’s data', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('#', ': ', '- a', '"', 'a\nb\n', 'a\n\n', ' x ', '*a', '|', '{', 'null', '~', 'a\n  b'),
    )
    const data = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), {
      noNullPrototype: true,
    })
    let read = 0
    fc.assert(
      fc.property(data, fc.constantFrom(20, 80), (any, lineWidth) => {
        const [sound, tolerant] = both(stringify(any, { lineWidth }))
        if (sound === undefined) return
        read += 1
        expect(sound).toEqual(tolerant)
      }),
      { numRuns: 200 },
    )
    expect(read).toBeGreaterThan(150)
  })
})

test.each([
  ['a bracket that is open', 'a: [b\n'],
  ['a key without a colon', 'a: 1\nb\n'],
  ['a tab', 'a:\n\tb: 1\n'],
  ['a text with a colon', 'a: b: c\n'],
  ['too many levels', '['.repeat(501)],
])('nothing is read where something is wrong: %s', (_, text) => {
  expect(soundContents(text, 500)).toBeUndefined()
})
