import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { lastOf, plainLine, plainText } from '../../../src/common/plain-text.js'

describe('plain text', () => {
  test.each([
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a title', '\u001b]0;title\u0007x', 'x'],
    ['a link', '\u001b]8;;http://x\u0007text\u001b]8;;\u0007', 'text'],
    ['eight-bit escapes', '\u009b31mx', 'x'],
    ['a broken escape', 'a\u001b', 'a'],
    ['a progress bar', '10%\r20%\r\ndone', '10%\n20%\ndone'],
    ['NUL, bell, backspace', 'a\u0000\u0007\u0008b', 'ab'],
    ['changes of direction', 'a\u202eb\u2066c', 'abc'],
    ['half a character', 'a\ud83db', 'a\ufffdb'],
    ['what people write', 'größe\t🔑\n日本', 'größe\t🔑\n日本'],
  ])('loses %s', (_name, text, expected) => {
    expect(plainText(text)).toBe(expected)
  })

  test('on one line', () => {
    expect(plainLine('  a\n\tb\r\nc ')).toBe('a b c')
  })
})

describe('the end of a text', () => {
  test.each([
    ['short', 'a\nb\n\n', { lines: 5, characters: 99 }, 'a\nb'],
    ['many lines', 'a\nb\nc', { lines: 2, characters: 99 }, '(2 characters before this are left out)\nb\nc'],
    ['one long line', 'abcdef', { lines: 9, characters: 2 }, '(4 characters before this are left out)\nef'],
    ['nothing', ' \n', { lines: 9, characters: 9 }, ''],
  ])('%s', (_name, text, limit, expected) => {
    expect(lastOf(text, limit)).toBe(expected)
  })

  test('of 10 MB looks at the end alone', () => {
    const text = '\u001b[31m::error::x\n'.repeat(600_000)
    const begun = process.cpuUsage()
    expect(lastOf(text, { lines: 100, characters: 10_000 }).length).toBeLessThan(2000)
    const took = process.cpuUsage(begun).user
    stripVTControlCharacters(text)
    expect(took).toBeLessThan((process.cpuUsage(begun).user - took) / 4)
  })
})
