import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../../src/common/problem.js'
import { readSourceTree } from '../../../../src/compose/source/source-tree.js'
import { Folder } from '../../../harness/folder.js'

/** Reads the files named first, with what they draw in, and tells names instead of paths. */
async function read(
  texts: Readonly<Record<string, string>>,
  names: readonly string[] = ['compose.yaml'],
  env: Readonly<Record<string, string>> = {},
) {
  await using folder = await Folder.with(texts)
  const problems: Problem[] = []
  const located = {
    files: names.map((name) => `${folder.path}/${name}`),
    areAllLocal: true,
    directory: folder.path,
    searched: [],
  }
  const tree = await readSourceTree(located, env, folder.path, (problem) => problems.push(problem))
  const [first] = tree.all
  if (first === undefined) throw new Error('nothing was read')
  return { tree, first, problems: problems.map(({ message }) => message) }
}

const shown = (files: readonly { readonly shown: string }[]) => files.map((file) => file.shown)

describe('which files there are', () => {
  test('what is included comes before the file that includes it, and what wins comes last', async () => {
    const { tree } = await read(
      {
        'compose.yaml': 'include: [one.yaml, {path: [two.yaml, three.yaml]}]\n',
        'one.yaml': 'include: [two.yaml]\n',
        'two.yaml': 'a: 1\n',
        'three.yaml': 'a: 1\n',
        'override.yaml': 'a: 1\n',
      },
      ['compose.yaml', 'override.yaml'],
    )
    expect(shown(tree.layers)).toEqual([
      'two.yaml',
      'one.yaml',
      'three.yaml',
      'compose.yaml',
      'override.yaml',
    ])
    expect(tree.isWhole).toBe(true)
  })

  test('what is only extended from is read, and is no part of the project', async () => {
    const { tree, first } = await read(
      {
        'compose.yaml': 'services: {web: {extends: {file: "${PARTS}/base.yaml", service: base}}}\n',
        'parts/base.yaml': 'services: {base: {extends: {file: ../root.yaml, service: root}}}\n',
        'root.yaml': 'services: {root: {image: x}}\n',
      },
      undefined,
      { PARTS: 'parts' },
    )
    expect(shown(tree.layers)).toEqual(['compose.yaml'])
    expect(shown(tree.all)).toEqual(['compose.yaml', 'parts/base.yaml', 'root.yaml'])
    expect(tree.target(first, '${PARTS}/base.yaml')?.shown).toBe('parts/base.yaml')
    expect(tree.target(first, 'none.yaml')).toBeUndefined()
  })

  test('circles end', async () => {
    const { tree } = await read({
      'compose.yaml': 'include: [other.yaml]\n',
      'other.yaml': 'include: [compose.yaml]\n',
    })
    expect(shown(tree.layers)).toEqual(['other.yaml', 'compose.yaml'])
  })

  test.each([
    ['a remote file', 'include: ["https://example.org/x.git"]\n'],
    ['a file that does not exist', 'include: [none.yaml]\n'],
  ])('with %s the tree is not whole', async (_, text) => {
    expect((await read({ 'compose.yaml': text })).tree.isWhole).toBe(false)
  })
})

test('an included file sees the variables of its own env files', async () => {
  const { tree } = await read(
    {
      'compose.yaml': 'include: [parts/one.yaml, {path: two.yaml, env_file: two.env}]\n',
      'parts/one.yaml': 'a: 1\n',
      'parts/.env': 'OWN=one\nOUTER=one\n',
      'two.yaml': 'a: 1\n',
      'two.env': 'OWN=two\n',
    },
    undefined,
    { OUTER: 'outer' },
  )
  expect(tree.layers.map((file) => [file.shown, tree.environment(file)])).toEqual([
    ['parts/one.yaml', { OWN: 'one', OUTER: 'outer' }],
    ['two.yaml', { OWN: 'two', OUTER: 'outer' }],
    ['compose.yaml', { OUTER: 'outer' }],
  ])
})

describe('what Compose must not be given', () => {
  test('a file that is too large', async () => {
    const { tree } = await read({ 'compose.yaml': `# ${'x'.repeat(1024 * 1024)}` })
    expect(tree.refusals).toMatchObject([
      { message: expect.stringContaining('compose.yaml has 1048578 bytes') },
    ])
  })

  test('aliases that multiply', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)
    const { tree } = await read({ 'compose.yaml': `a0: &a0 [x]\n${lines.join('\n')}\n` })
    expect(tree.refusals).toHaveLength(1)
  })
})

test('a file that is no text is reported', async () => {
  expect((await read({ 'compose.yaml': 'a\u0000b' })).problems).toEqual(['compose.yaml is not text'])
})
