import { describe, expect, test } from '@jest/globals'
import { FAILS, HEADS, HEALED, NAMES } from '../../../../../src/diagnosis/log/data/failure-words.js'

describe('words by which a program says that something is wrong', () => {
  test.each([
    'not found',
    'no such file',
    'ECONNREFUSED',
    'already in use',
    "couldn't open",
    'the key is required',
    'the database never came up',
    '10.0.0.1:5432 - no response',
  ])('%s', (text) => {
    expect(text).toMatch(FAILS)
  })

  test.each(['terrors', 'migrations applied', 'listening on 0.0.0.0:80', 'no changes', 'never mind'])(
    'but not %s',
    (text) => {
      expect(text).not.toMatch(FAILS)
    },
  )
})

describe('what makes a message specific', () => {
  test.each([
    ['a quotation', "the column 'price'"],
    ['a path', 'open /etc/shop.toml'],
    ['an address', 'dial 10.0.0.1:5432'],
    ['a port', 'Port 8080 is taken'],
    ['an identifier', 'shop_id is null'],
    ['a name behind its kind', 'Unknown command: migrat'],
    ['an option', 'bad --workers'],
  ])('%s', (_, text) => {
    expect(text).toMatch(NAMES)
  })

  test.each(["the server doesn't start and won't stop", 'connection refused'])('nothing in %s', (text) => {
    expect(text).not.toMatch(NAMES)
  })
})

test.each([
  ['retrying in 2 s', true],
  ['falling back to sqlite', true],
  ['the data might become corrupt', true],
  ['gave the last try', false],
])('%s is healed: %s', (text, expected) => {
  expect(HEALED.test(text)).toBe(expected)
})

test.each([
  ['Error: no key', true],
  ['psql: error: no host', true],
  ['java.lang.IllegalStateException: no bean', true],
  ['src/a.ts(3,5): error TS2304: no name', true],
  ['the last error is gone', false],
])('%s begins like an error: %s', (text, expected) => {
  expect(HEADS.test(text)).toBe(expected)
})
