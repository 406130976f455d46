import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { linesMarkup } from '../../../../src/report/html/log-markup.js'

const markupOf = (...lines: Parameters<typeof linesMarkup>[0]) => linesMarkup(lines).markup

test('a line has its colours, and one that says the cause has none but its own', () => {
  const text = '\u001b[31mno\u001b[0m <b>'
  expect(markupOf({ text, isCause: false })).toBe('<span class="f1">no</span> &lt;b&gt;')
  expect(markupOf({ text, isCause: true })).toBe('<mark>no &lt;b&gt;</mark>')
  expect(markupOf({ text, isCause: true, id: 'cause', number: 7 })).toBe(
    '<span class="number">7</span> <mark id="cause">no &lt;b&gt;</mark>',
  )
})

test('a colour lasts over the end of a line', () => {
  const texts = ['\u001b[32mone', 'two\u001b[0m', 'three']
  expect(markupOf(...texts.map((text) => ({ text, isCause: false })))).toBe(
    '<span class="f2">one</span>\n<span class="f2">two</span>\nthree',
  )
})

test('lines that are colour alone lose it at some point, and nothing else', () => {
  const lines = Array.from({ length: 41_000 }, () => ({ text: '\u001b[31mx', isCause: false }))
  const shown = markupOf(...lines).split('\n')
  expect(shown).toHaveLength(41_000)
  expect(shown.filter((line) => line === '<span class="f1">x</span>')).toHaveLength(40_000)
  expect(shown.at(-1)).toBe('x')
})

test('lines become text and elements within one line, whatever they hold', () => {
  const any = fc.string({
    unit: fc.constantFrom('\u001b[31m', '\u001b[0m', '<', '&', '"', 'x', ' ', '\r', '\u001b', '\u0000'),
  })
  fc.assert(
    fc.property(fc.array(any), fc.integer({ min: 0, max: 5 }), (texts, cause) => {
      const { markup } = linesMarkup(texts.map((text, index) => ({ text, isCause: index === cause })))
      const lines = markup.split('\n')
      expect(lines).toHaveLength(Math.max(1, texts.length))
      for (const line of lines) {
        expect(line).toMatch(
          /^(?:(?:[^<>&]|&\w+;)*|<(span|mark)(?: class="[a-z0-9 ]+")?>(?:[^<>&]|&\w+;)*<\/\1>)*$/,
        )
      }
    }),
  )
})
