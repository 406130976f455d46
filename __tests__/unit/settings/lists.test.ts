import { expect, test } from '@jest/globals'
import { distinct, settingTexts, splitLines, splitNames } from '../../../src/settings/lists.js'
import { collect, origin } from './given-by.js'

const read = (value: unknown) => collect((report) => settingTexts(value, origin, report, 'write texts'))
const texts = (value: unknown) => read(value).value?.map(({ text }) => text)

test('one text, or a list of texts', () => {
  expect([texts('a b'), texts(['a', 'b']), texts([])]).toEqual([['a b'], ['a', 'b'], []])
})

test('each item that is no text is reported', () => {
  expect(read(3)).toEqual({
    value: undefined,
    problems: ['input x: `3` is neither a text nor a list → write texts'],
  })
  expect(read(['a', 1, null])).toEqual({
    value: undefined,
    problems: ['input x: `1` is not a text → write texts', 'input x: `null` is not a text → write texts'],
  })
})

test('lines and names, without empty ones, have the number of their line where there are several', () => {
  const all = [{ text: ' a b\r\n\n c, d ', origin }]
  expect(splitLines(all)).toEqual([
    { text: 'a b', origin: { ...origin, label: 'input x, line 1' } },
    { text: 'c, d', origin: { ...origin, label: 'input x, line 3' } },
  ])
  expect(splitLines([{ text: '\n a b\n', origin }])).toEqual([{ text: 'a b', origin }])
  expect(splitNames(all).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd'])
})

test('each once', () => expect(distinct(['b', 'a', 'b'])).toEqual(['b', 'a']))
