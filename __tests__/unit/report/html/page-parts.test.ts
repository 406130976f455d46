import { describe, expect, test } from '@jest/globals'
import { html } from '../../../../src/report/html/markup.js'
import { copyButton, counted, fileLink, pairs, place, rows } from '../../../../src/report/html/page-parts.js'
import { origin } from '../samples.js'

const at = { file: 'a<b>.yaml', line: 3, column: 1 }

describe('a place', () => {
  test('is a link where the repository is known', () => {
    expect(place(at, origin).markup).toBe(
      `<a class="place" href="https://github.com/octo/shop/blob/${origin.commit}/deploy/a%3Cb%3E.yaml#L3" rel="noreferrer">a&lt;b&gt;.yaml:3</a>`,
    )
  })

  test('is text to be copied where it is not', () => {
    expect(place(at, undefined).markup).toMatch(
      /^<span class="place"><code>a&lt;b&gt;\.yaml:3<\/code> <button [^>]*data-copy="a&lt;b&gt;\.yaml:3"/,
    )
    expect(place(undefined, origin).markup).toBe('')
  })
})

test.each([
  ['logs/web.log', './logs/web.log'],
  ['javascript:alert(1)', './javascript%3Aalert(1)'],
  ['../a?b#c', './../a%3Fb%23c'],
])('the file %s is beside the report', (file, href) => {
  expect(fileLink(file).markup).toContain(`<a href="${href}">`)
})

test.each([
  [0, '0 lines'],
  [1, '1 line'],
  [1234, '1,234 lines'],
])('%i are counted', (count, words) => expect(counted(count, 'line')).toBe(words))

test('a button has what it copies, escaped, and is hidden until the script shows it', () => {
  expect(copyButton('a "b"', 'the reason').markup).toBe(
    '<button type="button" class="copy" hidden data-copy="a &quot;b&quot;" aria-label="Copy the reason">Copy</button>',
  )
})

test('pairs and rows are lists', () => {
  expect(pairs([['a', html`<b>${'<'}</b>`]]).markup).toBe(
    '<dl class="pairs card"><div><dt>a</dt><dd><b>&lt;</b></dd></div></dl>',
  )
  expect(rows([html`<li>1</li>`]).markup).toBe('<ul class="rows card">\n<li>1</li></ul>')
})
