import { describe, expect, test } from '@jest/globals'
import type { Exchange } from '../../../../src/record/run-record.js'
import { exchange } from '../../../../src/report/html/exchange.js'

const asked: Exchange = {
  request: { method: 'POST', url: 'http://127.0.0.1:1/x', headers: { accept: '*/*' }, body: '{"a":"<b>"}' },
  expected: ['status 200', 'a body that contains "<lamp>"'],
  answer: { status: 500, statusText: '', headers: { server: 'x' }, body: 'no', truncated: true },
}

describe('request and answer', () => {
  test('stand side by side, with what was expected', () => {
    const { markup } = exchange(asked)
    expect(markup).toContain(
      '<pre tabindex="0">\n<strong>POST http://127.0.0.1:1/x</strong>\n<span class="soft">accept:</span> */*\n\n{&quot;a&quot;:&quot;&lt;b&gt;&quot;}</pre>',
    )
    expect(markup).toContain('<li>status 200</li><li>a body that contains &quot;&lt;lamp&gt;&quot;</li>')
    expect(markup).toContain(
      '<pre tabindex="0">\n<strong>HTTP 500</strong>\n<span class="soft">server:</span> x\n\nno\n<span class="soft">… the body goes on</span></pre>',
    )
  })

  test('say so where nothing answered', () => {
    expect(exchange({ ...asked, answer: undefined }).markup).toContain('<p>Nothing answered.</p>')
  })
})
