import { describe, expect, test } from '@jest/globals'
import {
  hasWildcard,
  parseIgnores,
  pathPattern,
  relativeToRoot,
} from '../../../../src/compose/dockerfile/path-patterns.js'

describe('a .dockerignore', () => {
  test.each([
    ['node_modules', 'node_modules/a/b', true],
    ['node_modules', 'src/node_modules', false],
    ['**/node_modules', 'src/node_modules/a', true],
    ['/data/', 'data/x', true],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['**\n!src', 'src/main.c', false],
    ['**\n!src\nsrc/secret', 'src/secret', true],
    ['# data\n\ndata', 'data', true],
    ['config?.yml', 'config1.yml', true],
    ['[', 'x', false],
    ['', 'x', false],
  ])('%j leaves out %s: %s', (text, path, expected) => {
    expect(parseIgnores(text)(path)).toBe(expected)
  })

  test('tells whether there are exceptions', () => {
    expect([parseIgnores('a').hasExceptions, parseIgnores('a\n!a/b').hasExceptions]).toEqual([false, true])
  })
})

test.each([
  ['/a/b/', 'a/b'],
  ['./a', 'a'],
  ['../a', 'a'],
  ['.', ''],
  ['/', ''],
])('%s below the root is %j', (path, expected) => {
  expect(relativeToRoot(path)).toBe(expected)
})

test('wildcards', () => {
  expect(['a*', 'a?', '[ab]', 'a.b'].map(hasWildcard)).toEqual([true, true, true, false])
  expect(pathPattern('a.[bc]\\*').test('a.c*')).toBe(true)
  expect(pathPattern('a.b').test('axb')).toBe(false)
})
