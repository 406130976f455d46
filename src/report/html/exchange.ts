import type { Exchange } from '../../record/run-record.js'
import { html, type Markup, nothing } from './markup.js'

/** A request and its answer side by side; on a narrow screen under each other. */
export function exchange({ request, expected, answer }: Exchange): Markup {
  const status = answer && `HTTP ${answer.status} ${answer.statusText}`.trim()
  return html`<div class="exchange">
<div><h3>Request</h3>
${message(`${request.method} ${request.url}`, request.headers, request.body ?? '')}
<h3>Expected</h3>
<ul>${expected.map((one) => html`<li>${one}</li>`)}</ul></div>
<div><h3>Answer</h3>
${answer && status ? message(status, answer.headers, answer.body, answer.truncated) : html`<p>Nothing answered.</p>`}</div>
</div>`
}

function message(
  first: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  truncated: boolean | undefined = false,
): Markup {
  const lines = Object.entries(headers).map(
    ([name, value]) => html`\n<span class="soft">${name}:</span> ${value}`,
  )
  const rest = truncated ? html`\n<span class="soft">… the body goes on</span>` : nothing
  return html`<pre tabindex="0">
<strong>${first}</strong>${lines}${body === '' ? nothing : html`\n\n${body}`}${rest}</pre>`
}
