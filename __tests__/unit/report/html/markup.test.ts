import { expect, test } from '@jest/globals'
import { html, nothing } from '../../../../src/report/html/markup.js'

test('texts are escaped, and markup is not', () => {
  const inner = html`<b>${'<&>"\''}</b>`
  expect(inner.markup).toBe('<b>&lt;&amp;&gt;&quot;&#39;</b>')
  expect(html`<p>${inner}${[inner, nothing]}${3}</p>`.markup).toBe(`<p>${inner.markup}${inner.markup}3</p>`)
})

test('control characters are removed', () => expect(html`${'a\u001b[31mb\u0000'}`.markup).toBe('ab'))
