import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../../src/common/problem.js'
import { positionIn, readSource } from '../../../../src/compose/yaml/source-file.js'

function read(text: string) {
  const problems: Problem[] = []
  const file = readSource('/shop/compose.yaml', 'compose.yaml', text, (problem) => problems.push(problem))
  return { file, told: problems.map(({ message, at }) => [message, `${at?.line}:${at?.column}`]) }
}

test('a sound file has no problems', () => {
  const { file, told } = read('services: {}\n')
  expect([told, file.refusal, file.path]).toEqual([[], undefined, '/shop/compose.yaml'])
  expect(positionIn(file, 10)).toEqual({ file: 'compose.yaml', line: 1, column: 11 })
})

describe('problems', () => {
  test('an anchor that is not there, and a key that stands twice', () => {
    expect(read('a: *x\nb: {c: 1, c: 2}\n').told).toEqual([
      ['there is no anchor &x before this *x', '1:4'],
      ['the key "c" stands twice in one map, first on line 2', '2:11'],
    ])
  })

  test('an anchor that is nearly there', () => {
    const problems: Problem[] = []
    readSource('/shop/a.yaml', 'a.yaml', 'a: &base {b: 1}\nc: *bse\n', (problem) => problems.push(problem))
    expect(problems.map(({ instead }) => instead)).toEqual(['write `*base`, with its &base further up'])
  })

  test('a key that is indented too far is told where it stands, and a colon in a text as that', () => {
    expect(read('services:\n  a:\n    image: x\n      ports: ["80"]\n    tty: true\n').told).toEqual([
      ['`ports` is indented further than the key before it, which has a value', '4:7'],
    ])
    expect(read('services:\n  a:\n    image: x: y\n').told).toEqual([
      ['a text without quotes holds `: `', '3:12'],
    ])
  })

  test('a merge key without a map', () => {
    const text = 'a: &a {b: 1}\nc: {<<: a}\nd: {<<: [*a, b]}\ne: {<<: *a}\nf: {"<<": a}\ng: {<<: [*a]}\n'
    expect(read(text).told).toEqual([
      ['`<<` takes maps, and `a` is none', '2:9'],
      ['`<<` takes maps, and `b` is none', '3:14'],
    ])
  })

  test('a merge key twice, in quotes or with an alias of no map', () => {
    const told: (string | undefined)[] = []
    const texts = [
      'a: &a {b: 1}\nc: {<<: *a, <<: *a}\n',
      'a: &a {b: 1}\nc: {<<: "*a"}\n',
      'a: &a [1]\nc: {<<: *a}\n',
      'a: &a [{b: 1}]\nc: {<<: *a}\n',
    ]
    for (const text of texts) readSource('/a', 'a', text, ({ instead }) => told.push(instead))
    expect(told).toEqual([
      'write both maps in one list: `<<: [*first, *second]`',
      'write the alias of a map, without quotes: `<<: *a`',
      'give the anchor to a map, or write the alias as the value of a key: `KEY: *a`',
    ])
  })

  test('keys that mean nothing and keys that are no texts do not count as the same', () => {
    expect(read('? [a]\n: 1\n? [a]\n: 2\n').told).toEqual([])
  })

  test('one of each line, and three of each file', () => {
    expect(read('a: [*b, *c]\n').told).toHaveLength(1)
    expect(read('- *a\n- *b\n- *c\n- *d\n').told).toHaveLength(3)
  })

  test('one slip in the syntax is one problem, and what stands before it is told too', () => {
    expect(read('a:\n  b\n    c: d\n    e: ["1]\n').told).toHaveLength(1)
    const { told } = read('a: *x\nb: [1\nc: *y\n')
    expect(told.map(([, place]) => place).sort()).toEqual(['1:4', '2:4', '3:4'])
  })

  test.each(['=======', '>>>>>>> feature', '<<<<<<< HEAD'])('one line of a merge alone: %s', (mark) => {
    expect(read(`services:\n  a:\n    image: x\n${mark}\n    tty: true\n`).told).toEqual([
      [`\`${mark}\` is left over from a merge`, '4:1'],
    ])
  })

  test('what Git leaves of a merge is told alone', () => {
    const [ours, theirs] = ['services:\n  a: {image: x}\n', 'services:\n  a: {image: y}\n']
    const text = `# a\n<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> main\n`
    expect(read(text).told).toEqual([['`<<<<<<< HEAD` is left over from a merge', '2:1']])
    expect(read('a: |\n  <<<<<<< HEAD\n  x\n  >>>>>>> main\n').told).toEqual([])
  })

  test('aliases that multiply are refused', () => {
    const lines = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)
    const { file } = read(`a0: &a0 [x]\n${lines.join('\n')}\n`)
    expect(file.refusal?.message).toBe('the aliases of compose.yaml expand to more than 250000 values')
  })
})
