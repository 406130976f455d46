import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formsOf, secretLines, unescapedParts } from '../../../src/masking/secret-forms.js'

describe('the forms of a secret', () => {
  test.each([
    ["it's here", "it'\\''s here"],
    ["it's here", "it''s here"],
    ['two words', 'two+words'],
    ['pa$$word', 'pa$$$$word'],
    ['a  b\tc', 'a b c'],
  ])('%s: %s', (secret, form) => {
    expect(formsOf(secret)).toContain(form)
  })

  test('one of them stands in whatever the secret is a part of, in Base64', () => {
    const part = fc.uint8Array({ maxLength: 9 })
    const secrets = fc.string({ minLength: 4, maxLength: 200, unit: 'grapheme' })
    fc.assert(
      fc.property(part, secrets, part, (before, secret, after) => {
        fc.pre(secret.trim().length >= 4 && !/[\r\n]/.test(secret))
        const whole = Buffer.concat([before, Buffer.from(secret), after])
        for (const encoding of ['base64', 'base64url'] as const) {
          const encoded = whole.toString(encoding)
          expect(formsOf(secret).some((form) => encoded.includes(form))).toBe(true)
        }
      }),
    )
  })

  test.each([76, 64])('one of them is every line of it in Base64 of %d columns', (width) => {
    const secret = Buffer.from(Array.from({ length: 120 }, (_, index) => 33 + (index % 90))).toString()
    const lines =
      Buffer.from(secret)
        .toString('base64')
        .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
    const forms = formsOf(secret)
    expect(lines.filter((line) => !forms.some((form) => line.includes(form)))).toEqual([])
  })
})

test('the lines of a secret are those that are long enough', () => {
  expect(secretLines(' one1\r\n}\n\ttwo2\n')).toEqual(['one1', 'two2'])
})

test.each([
  ['aB3xyz', []],
  ['aB3_.~-', ['aB3']],
  ['ab cde"f', ['cde']],
  ['"%&', ['']],
  ['grün ist', ['ist']],
  ['one"1\nplain\ntw"o22', ['one', 'o22']],
])('the parts of %j that are never escaped', (secret, parts) => {
  expect(unescapedParts(secret)).toEqual(parts)
})
