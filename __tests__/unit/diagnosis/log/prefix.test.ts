import { describe, expect, test } from '@jest/globals'
import { withoutPrefixes } from '../../../../src/diagnosis/log/prefix.js'

describe('what a process manager puts before a line', () => {
  test('is taken away where most lines have it', () => {
    expect(withoutPrefixes(['web.1 | up', 'db-1  | ready', 'stopped'])).toEqual(['up', 'ready', 'stopped'])
  })

  test('is taken away in a few lines where something is indented below it', () => {
    const log = ['up', 'up', 'up', 'up', 'up', '[api] Error: x', '[api]     at main (/a.js:1:2)', '[api] bye']
    expect(withoutPrefixes(log).slice(5)).toEqual(['Error: x', '    at main (/a.js:1:2)', 'bye'])
  })

  test.each([
    ['in one line only', ['[api] up', 'Error: x']],
    ['in a few lines with nothing indented', ['[api] up', 'a', 'b', 'c', 'd', '[api] down']],
    ['as a level', ['[ERROR] up', '[ERROR]   symbol: x', '[ERROR] y']],
  ])('stays where it stands %s', (_, log) => {
    expect(withoutPrefixes(log)).toEqual(log)
  })
})
