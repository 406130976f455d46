import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { codeSpan, fenced, markdownText, table } from '../../../src/report/markdown.js'

describe('the text of strangers', () => {
  test.each([
    ['*a* _b_ `c ~d~ $e$ [f](g) \\', '\\*a\\* \\_b\\_ \\`c \\~d\\~ \\$e\\$ \\[f\\](g) \\\\'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['a\n\n# b', 'a # b'],
    ['@octocat #12 GH-7', '@&#8203;octocat #&#8203;12 GH&#8203;-7'],
    ['a|b', 'a&#124;b'],
    ['a@ b#', 'a@ b#'],
    ['write `a_b|c` and `*`', 'write <code>a\\_b&#124;c</code> and `*`'],
    ['\\`a` ``b`` `', '\\\\`a` \\`\\`b\\`\\` \\`'],
  ])('%j', (text, expected) => expect(markdownText(text)).toBe(expected))
})

describe('code on one line', () => {
  test.each([
    ['a', '`a`'],
    ['a ` b', '``a ` b``'],
    ['`a`', '`` `a` ``'],
    ['a\nb', '`a b`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['', ''],
  ])('%j', (text, expected) => expect(codeSpan(text)).toBe(expected))
})

test('nothing inside ends a fenced block', () => {
  expect(fenced('a\n```\nb')).toBe('````text\na\n```\nb\n````')
  expect(marked(fenced('```\n</code>'))).toBe(
    '<pre><code class="language-text">```\n&lt;/code&gt;\n</code></pre>\n',
  )
})

test('a table', () => {
  expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |')
})
