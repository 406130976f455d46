import { describe, expect, test } from '@jest/globals'
import { linkAt, tellingLink } from '../../../../../src/diagnosis/log/chains/chain.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

describe('a headline', () => {
  test.each([
    ['stays alone where it tells', ["KeyError: 'A'", 'more'], { text: "KeyError: 'A'", to: 1 }],
    [
      'that counts goes with what is counted',
      ['ValidationError: 1 validation error for Settings', 'port', '  Field is required'],
      { text: 'ValidationError: 1 validation error for Settings: port: Field is required', to: 3 },
    ],
    [
      'passes over advice and links',
      ['Description:', 'Please check the documentation.', 'no bean of type "a.B"'],
      { text: 'no bean of type "a.B"', to: 3 },
    ],
    [
      'that says only where it was goes with what was there',
      ['Execution error (ArithmeticException) at shop/total (shop.clj:3).', 'Divide by zero', '', 'bye'],
      {
        text: 'Execution error (ArithmeticException) at shop/total (shop.clj:3). Divide by zero',
        to: 2,
      },
    ],
    ['stays alone where nothing below it tells', ['Error: ', 'up', 'down'], { text: 'Error:', to: 1 }],
  ])('%s', (_, log, link) => {
    expect(linkAt(linesIn(log), 0, log.length)).toEqual({ ...link, from: 0 })
  })
})

describe('of a chain, the root first, is told', () => {
  test.each([
    ['the root', ['no such host db', 'cannot start'], 'no such host db'],
    [
      'the wrapper that names the thing',
      ['Connection refused', 'Connection to 10.0.0.1:5432 refused'],
      'Connection to 10.0.0.1:5432 refused',
    ],
    [
      'wrapper and root where each knows a half',
      ['Error: permission denied', 'Error: cannot write /var/lib/shop'],
      'Error: cannot write /var/lib/shop: permission denied',
    ],
    ['both where none names anything', ['refused', 'cannot fetch'], 'cannot fetch: refused'],
    [
      'the sentence around a key',
      ["KeyError: 'A'", "Error: the variable 'A' is not set"],
      "Error: the variable 'A' is not set",
    ],
  ])('%s', (_, texts, told) => {
    const links = texts.map((text, at) => ({ text, from: at, to: at + 1 }))
    expect(tellingLink(links).text).toBe(told)
  })
})
