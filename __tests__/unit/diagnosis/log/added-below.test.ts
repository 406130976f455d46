import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

function told(...lines: readonly string[]): string | undefined {
  return causeIn(`${lines.join('\n')}\n`)?.text
}

describe('what is printed below a message', () => {
  test.each([
    ['error: the field is missing', '  --> src/main.rs:3:5', 'error: the field is missing (src/main.rs:3:5)'],
    [
      'Error: Failed to connect',
      "  code: 'ERR_STORE_REFUSED',",
      'Error: Failed to connect (ERR_STORE_REFUSED)',
    ],
    ['Error: Failed to connect', ' code: "ECONN"', 'Error: Failed to connect'],
    ['TypeError: Invalid URL', "  code: 'ERR_INVALID_URL',", 'TypeError: Invalid URL'],
    [
      'Error: Failed to connect to db:5432',
      "  code: 'ERR_STORE_REFUSED',",
      'Error: Failed to connect to db:5432',
    ],
    [
      'Error: Failed to connect',
      "2026-11-30T10:00:00Z INFO code: 'ERR_STORE_REFUSED'",
      'Error: Failed to connect',
    ],
  ])('%s / %s', (message, below, expected) => {
    expect(told('starting', message, below)).toBe(expected)
  })

  test.each([
    [["  input: 'undefined'"], "input: 'undefined'"],
    [["  input: '/rates',", "  base: 'undefined'"], "input: '/rates', base: 'undefined'"],
  ])('is what a parser was given: %j', (fields, added) => {
    const stack = ['    at new URL (node:internal/url:797:36) {', "  code: 'ERR_INVALID_URL',"]
    expect(told('TypeError: Invalid URL', ...stack, ...fields, '}')).toBe(`TypeError: Invalid URL (${added})`)
  })
})
