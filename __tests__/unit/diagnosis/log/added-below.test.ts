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
})
