import { expect, test } from '@jest/globals'
import { wordsOf } from '../../../src/compose/name-words.js'

test.each([
  ['db_upgrade-v2', ['db', 'upgrade', 'v2']],
  ['Web.App', ['web', 'app']],
  ['webTests', ['web', 'tests']],
  ['initDB2', ['init', 'db2']],
  ['createDBSchema', ['create', 'db', 'schema']],
  ['e2eTests', ['e2e', 'tests']],
  ['WEB', ['web']],
  ['-x--y-', ['x', 'y']],
  ['app', ['app']],
  ['', []],
])('%j says %j', (name, words) => {
  expect(wordsOf(name)).toEqual(words)
})
