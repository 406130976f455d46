import { describe, expect, test } from '@jest/globals'
import { isAllEscaped, meanings } from '../../../src/masking/escapes.js'
import { Reading } from '../../../src/masking/reading.js'

const textsOf = (text: string) => meanings(Reading.of(text)).map((meaning) => meaning.text)

describe('a text means also what stands there', () => {
  test.each([
    ['\\303\\266\\0141', 'öa'],
    ['\\xc3\\xb6\\x{f6}\\u{f6}\\u00f6\\U000000f6', 'ööööö'],
    ['\\\\\\\\"a\\\\"', '"a"'],
    ['%C3%B6%u00f6', 'öö'],
    ['&#246;&#xF6;&commat;&AMP;', 'öö@&'],
    ['=C3=B6=', 'ö='],
    ['%5C%22', '"'],
    ['\\u0026quot;', '"'],
  ])('%s: %s', (text, meant) => {
    expect(textsOf(text)).toContain(meant)
  })

  test('but not what no letter has', () => {
    const nothing = '\\U99999999 &#x999999; &nosuch; &toString; &valueOf; =zz %u12'
    expect(textsOf(nothing)).toEqual([nothing])
  })
})

test.each([
  ['\\141\\142\\143', true],
  ['%61%62%63', true],
  ['&#97;&#98;&#99;', true],
  ['\\u0061\\x62=63', true],
  ['\\141 \\142 \\143', false],
  ['a=b&c=d', false],
])('every letter is escaped in %s: %s', (text, isSo) => {
  expect(isAllEscaped(text)).toBe(isSo)
})
