import { expect, test } from '@jest/globals'
import { lastStoreWord } from '../../../src/stores/store-words.js'

const known = new Set(['mysql', 'redis', 'db', 'db2'])

test.each([
  ['mysql', 'mysql'],
  ['orders mysql', 'mysql'],
  ['mysql redis', 'redis'],
  ['mysql data', 'mysql'],
  ['redis primary 1', 'redis'],
  ['redis1', 'redis'],
  ['db2', 'db2'],
  ['db v2', 'db'],
  ['wait for db', undefined],
  ['backup mysql', undefined],
  ['mysql worker', undefined],
  ['redis commander', undefined],
  ['web', undefined],
  ['', undefined],
])('%j says %j', (words, expected) => {
  expect(lastStoreWord(words.split(' '), known)).toBe(expected)
})
