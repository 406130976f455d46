import { expect, test } from '@jest/globals'
import { envFileEntries } from '../../../src/secrets/env-file-entries.js'

test.each([
  ['A=b', 'A', ['b']],
  ['export A = b # c', 'A', ['b # c', 'b']],
  ['A=b#c', 'A', ['b#c']],
  ["A='b c' # d", 'A', ["'b c' # d", "'b c'", 'b c']],
  ['A="b\nc"\n', 'A', ['"b', 'b\nc']],
  ['A: b', 'A', ['b']],
  ['A B=c', 'A B', ['c']],
])('%j', (text, name, values) => {
  expect(envFileEntries(text)[0]).toEqual({ name, values })
})

test('comments and empty lines are none', () => {
  expect(envFileEntries('# A=b\n\n  # C=d\nE=\n').map(({ name }) => name)).toEqual(['E'])
})
