import { expect, test } from '@jest/globals'
import {
  allCopies,
  type CopiedFiles,
  copiedFromHere,
  rootOf,
} from '../../../../src/compose/dockerfile/image-content.js'

const copy = (source: string): CopiedFiles => ({ from: { kind: 'elsewhere' }, sources: [source] })

import { parseIgnores } from '../../../../src/compose/dockerfile/path-patterns.js'

test('all copies of an image, those of its base first', () => {
  const base = { base: { copies: [copy('a')] }, copies: [copy('b')] }
  expect(allCopies({ base, copies: [copy('c')] }).flatMap(({ sources }) => sources)).toEqual(['a', 'b', 'c'])
})

test('what is copied from folders of this machine, each once', () => {
  const folder = { path: '/shop', ignores: parseIgnores('') }
  const here = (...sources: readonly string[]): CopiedFiles => ({ from: { kind: 'folder', folder }, sources })
  const base = { copies: [here('/a.conf', './conf/*.cnf')] }
  expect(copiedFromHere({ base, copies: [here('a.conf', '.'), copy('far.conf')] })).toEqual([
    '/shop/a.conf',
    '/shop/conf',
    '/shop',
  ])
})

test.each([
  ['/a/b.conf', 'a/b.conf'],
  ['conf.d/*.conf', 'conf.d'],
])('what is looked at for %s', (source, root) => {
  expect(rootOf(source)).toBe(root)
})
