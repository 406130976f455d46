import { describe, expect, test } from '@jest/globals'
import { readingsOf } from '../../../src/masking/readings.js'

/** Where a word stands in the text, by the first reading in which it can be read. */
function placeOf(word: string, text: string): string | undefined {
  const reading = readingsOf(text, () => true).find((one) => one.text.includes(word))
  if (reading === undefined) return undefined
  const start = reading.text.indexOf(word)
  const span = reading.origin({ start, end: start + word.length })
  return text.slice(span.start, span.end)
}

describe('a word is found where it stands', () => {
  test.each([
    ['as it is', 'say p"ß&b!', 'p"ß&b'],
    ['with colours', 'say p"\u001b[31mß\u001b[0m&b!', 'p"\u001b[31mß\u001b[0m&b'],
    [
      'with a link and a bell',
      'p\u001b]8;;http://x\u001b\\"ß\u0007&b',
      'p\u001b]8;;http://x\u001b\\"ß\u0007&b',
    ],
    ['in JSON', '{"a":"p\\"ß&b"}', 'p\\"ß&b'],
    ['in JSON of Go', '{"a":"p\\"ß\\u0026b"}', 'p\\"ß\\u0026b'],
    ['in JSON of Python', '{"a":"p\\"\\u00df&b"}', 'p\\"\\u00df&b'],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: 'p"ß&b' })), 'p\\\\\\"ß&b'],
    ['in a URL', `x=${encodeURIComponent('p"ß&b')}&y`, 'p%22%C3%9F%26b'],
    ['in a URL, small letters', 'x=p%22%c3%9f&b&y', 'p%22%c3%9f&b'],
    ['in a URL in a URL', `x=${encodeURIComponent(encodeURIComponent('p"ß&b'))}`, 'p%2522%25C3%259F%2526b'],
    [
      'with colours that are shown as marks',
      'p\ufffd[1m"ß\ufffd[0m&\ufffdb',
      'p\ufffd[1m"ß\ufffd[0m&\ufffdb',
    ],
    ['with characters of no width', 'p\u200b"ß\u00ad&\u2060b', 'p\u200b"ß\u00ad&\u2060b'],
    ['with colours in JSON', '{"p\\u001b[1m\\"ß&b"}', 'p\\u001b[1m\\"ß&b'],
    ['with colours as a shell writes them', 'p\\e[1m"ß\\033[0m&\\x1b[0mb', 'p\\e[1m"ß\\033[0m&\\x1b[0mb'],
    ['in HTML', '<b>p&quot;ß&amp;b</b>', 'p&quot;ß&amp;b'],
    ['in HTML by numbers', '<b>p&#34;&#xDF;&#38;b</b>', 'p&#34;&#xDF;&#38;b'],
    ['nowhere', 'p"ss&b', undefined],
  ])('%s', (_name, text, expected) => {
    expect(placeOf('p"ß&b', text)).toBe(expected)
  })
})

test('a text without anything to leave out has one reading', () => {
  expect(readingsOf('plain text', () => true)).toHaveLength(1)
  expect(readingsOf('a\\"b %41', () => false)).toHaveLength(1)
})

test('colours are left out though no secret is ever escaped', () => {
  const [last] = readingsOf('hun\\u001b[1mter2', () => false).slice(-1)
  expect(last?.text).toBe('hunter2')
})

test('what is no escape stays', () => {
  const texts = readingsOf('100 % \\u12 &nbsp; %zz', () => true).map(({ text }) => text)
  expect(texts).toContain('100 % \\u12 &nbsp; %zz')
})
