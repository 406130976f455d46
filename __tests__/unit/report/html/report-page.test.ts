import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import type { RunRecord } from '../../../../src/record/run-record.js'
import { reportHtml } from '../../../../src/report/html/report-page.js'
import type { LogText } from '../../../../src/report/logs/log-text.js'
import { hostile, hostileRecord } from '../hostile.js'
import { green, red, step } from '../records.js'
import {
  answered,
  answeredLogs,
  crashing,
  crashingLogs,
  logText,
  origin,
  tries,
  wrongInput,
} from '../samples.js'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Every element of a page, in order. */
function elementsOf(page: string): Element[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    preserveOrder: true,
    unpairedTags: ['meta', 'input'],
    allowBooleanAttributes: true,
    stopNodes: ['*.style', '*.script'],
    processEntities: false,
  })
  const walk = (nodes: Record<string, unknown>[]): Element[] =>
    nodes.flatMap((node) =>
      Object.entries(node).flatMap(([name, children]) =>
        name === '#text' || name === ':@' || !Array.isArray(children)
          ? []
          : [{ name, attributes: (node[':@'] ?? {}) as Record<string, string> }, ...walk(children)],
      ),
    )
  return walk(parser.parse(page.replace('<!doctype html>', '')))
}

const shapeOf = (record: RunRecord, logs: readonly LogText[] = []) =>
  elementsOf(reportHtml(record, logs)).map(({ name }) => name)

/** The hostile text with its words, lines and colours, and nothing that could be markup. */
const harmlessText = hostile
  .replaceAll(/[^\w\s[]/g, (sign) => (sign === '\u001b' ? sign : 'x'))
  .replaceAll('alert', 'aaaaa')

const logsOf = (text: string) => [logText(text, text.split('\n')), logText('web', [`${text}${text}`])]

describe('the page', () => {
  test.each([
    ['green', green, []],
    ['red', red, []],
    ['with all there can be', answered, answeredLogs],
    ['of a crash loop', crashing, crashingLogs],
    ['of wrong input', wrongInput, []],
    ['hostile', hostileRecord, logsOf(hostile)],
  ] as [string, RunRecord, LogText[]][])(
    '%s: nothing but what is known, nothing that loads',
    (_name, record, logs) => {
      const known =
        'html head meta title style script body header nav main footer section div p span strong em i mark code pre h1 h2 h3 dl dt dd ul ol li details summary a button input label fieldset legend select option output svg line text g rect path circle title'
      const attributes =
        'lang charset http-equiv content name class tabindex viewBox role aria-labelledby aria-label id x y x1 x2 y1 y2 width height rx cx cy r d href rel hidden type value checked open placeholder autocomplete spellcheck data-copy data-name data-levels data-times data-next'
      for (const element of elementsOf(reportHtml(record, logs))) {
        expect(known.split(' ')).toContain(element.name)
        for (const name of Object.keys(element.attributes)) expect(attributes.split(' ')).toContain(name)
        expect(element.attributes.href ?? '#').toMatch(
          /^\.\/[\w%.()*!'~-]+(\/|$)|^\.\/$|^#[\w%.()*!'~-]*$|^https:\/\/github\.com\/octo\/shop\//,
        )
      }
    },
  )

  test('hostile texts change nothing of its shape', () => {
    const escaped = (text: string) => JSON.stringify(text).slice(1, -1)
    const json = JSON.stringify(hostileRecord).replaceAll(escaped(hostile), escaped(harmlessText))
    const harmless: RunRecord = JSON.parse(json)
    expect(json).not.toContain('alert')
    expect(shapeOf(hostileRecord, logsOf(hostile))).toEqual(shapeOf(harmless, logsOf(harmlessText)))
  })

  test('shows hostile texts as they are', () => {
    const page = reportHtml(hostileRecord)
    expect(page).toContain('&lt;/pre&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('&amp;amp; &amp;lt;')
    expect(page).not.toMatch(/(?!\n)\p{Cc}|="[^"<>]*NaN/u)
  })

  test('forbids everything but its own style and its own script', () => {
    const page = reportHtml(green)
    const contentOf = (name: string) => new RegExp(`<${name}>([\\s\\S]*)</${name}>`).exec(page)?.[1] ?? ''
    const hash = (text: string) => createHash('sha256').update(text).digest('base64')
    const [style, script] = [contentOf('style'), contentOf('script')]
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'">`,
    )
    expect(style).not.toMatch(/url\(|@import/)
    expect(script.length).toBeGreaterThan(1000)
    expect(script).not.toMatch(/\beval\b|Function\(|innerHTML|fetch|XMLHttp|import\(|https?:/)
  })

  test('tells the verdict, the reason, the evidence, each step and each role', () => {
    const page = reportHtml(red)
    expect(page).toContain('<span class="badge">✖ failed</span> job migrate · after 7s')
    expect(page).toContain(`<h1>The migration migrate exited with code 1: &quot;Unknown column`)
    expect(page).toContain('<h2>Evidence of job migrate</h2>')
    for (const id of ['build app', 'ready db', 'start app', 'teardown']) {
      expect(page).toContain(`<strong class="name">${id}</strong>`)
    }
    expect(page).toContain('<span class="role">left out</span> <span><strong>release</strong>: it exists')
    expect(page).toContain('<strong>app</strong> <a href="./logs/app.log">logs/app.log</a>')
  })

  test('tells what failed before what passed, and folds what never began', () => {
    const names = [...reportHtml(red).matchAll(/<strong class="name">([^<]*)</g)].map(({ 1: name }) => name)
    expect(names[0]).toBe('job migrate')
    expect(names.slice(-2)).toEqual(['start app', 'check 1 app'])
    expect(reportHtml(red)).toContain('<summary>2 steps never began</summary>')
  })

  test('shows request and answer side by side, and the log around its cause', () => {
    const page = reportHtml(answered, answeredLogs)
    expect(page).toMatch(
      /<h3>Request<\/h3>\s*<pre tabindex="0">\n<strong>GET http:\/\/127\.0\.0\.1:49155\/products</,
    )
    expect(page).toMatch(/<h3>Answer<\/h3>\s*<pre tabindex="0">\n<strong>HTTP 500 Internal Server Error</)
    expect(page).toContain('<a class="jump" href="#cause">line 14 of the log of web</a>')
    expect(page).toMatch(/<span class="number">14<\/span> <mark>psycopg2\.OperationalError: password/)
    expect(page).toContain('<mark id="cause">psycopg2.OperationalError')
  })

  test('marks the cause in the evidence where that holds it', () => {
    expect(reportHtml(crashing, crashingLogs)).toMatch(
      /<pre class="evidence" tabindex="0">\nnode:internal[^\n]*\n<mark>Error: Cannot find module &#39;express&#39;<\/mark>/,
    )
  })

  test('lists tries with the same result once, and says what is not kept', () => {
    const page = reportHtml(answered)
    expect(page).toContain('<summary>24 tries</summary>')
    expect(page).toMatch(/\+0s – \+906ms<\/span> connection refused <span class="soft">× 5<\/span>/)
    const kept = [...tries(5155, 6000, 20, 'refused'), ...tries(9000, 11_000, 80, 'refused')]
    const steps = answered.steps.map((each) =>
      each.id === 'check:1' ? { ...each, attempts: 500, tries: kept } : each,
    )
    expect(reportHtml({ ...answered, steps })).toContain('<li class="soft">… 400 more in between</li>')
  })

  test('draws tries and starts on the time line', () => {
    const dots = elementsOf(reportHtml(crashing)).filter(({ name }) => name === 'circle')
    // Drawn for wide and for narrow screens.
    expect(dots).toHaveLength(2 * (40 + 13))
    const starts = elementsOf(reportHtml(crashing)).filter(
      ({ attributes, name }) => name === 'path' && attributes.class === 'start',
    )
    expect(starts).toHaveLength(2 * 5)
    const across = starts.map(({ attributes }) => Number(/^M([\d.]+)/.exec(attributes.d ?? '')?.[1]))
    expect(across.slice(1, 5)).toEqual([...across.slice(1, 5)].sort((a, b) => a - b))
  })

  test('links places into the repository where it is known, else lets them be copied', () => {
    const link = `<a class="place" href="https://github.com/octo/shop/blob/${origin.commit}/deploy/compose.yaml#L31" rel="noreferrer">compose.yaml:31</a>`
    expect(reportHtml(answered)).toContain(link)
    expect(reportHtml({ ...answered, origin: undefined })).toContain(
      '<code>compose.yaml:31</code> <button type="button" class="copy" hidden data-copy="compose.yaml:31"',
    )
  })

  test('tells what is not proven, and what was changed for the run', () => {
    const page = reportHtml(answered)
    expect(page).toMatch(/<h2>Not proven<\/h2>[\s\S]*<strong>worker<\/strong> <span>it publishes no port/)
    expect(page).toMatch(
      /<h2>Changed for this run<\/h2>[\s\S]*<strong>web<\/strong> <span>Port 5000 of the machine/,
    )
    expect(reportHtml(green)).not.toMatch(/Not proven|Changed for this run/)
  })

  test('tells all that is wrong with the input, each with its place and what to write', () => {
    const page = reportHtml(wrongInput)
    expect(page).toMatch(
      /What is wrong[\s\S]*x-gate\.smok is not a setting<[\s\S]*compose\.yaml:3<[\s\S]*write `smoke`[\s\S]*image: shop\n {3}\^<\/pre>/,
    )
    expect(reportHtml(green)).not.toContain('What is wrong')
  })

  test('draws a bar to scale for each step that ran', () => {
    const elements = elementsOf(
      reportHtml({ ...green, steps: [step('build:a', 0, 800), step('job:b', 800, 1000)] }),
    )
    const bars = elements.filter(({ name }) => name === 'rect').map(({ attributes }) => attributes)
    // Wide, then narrow.
    expect(bars).toHaveLength(4)
    const [a = {}, b = {}] = bars
    expect(Number(a.width) / Number(b.width)).toBeCloseTo(4, 1)
    expect(Number(b.x)).toBeCloseTo(Number(a.x) + Number(a.width), 0)
    expect(shapeOf({ ...green, steps: [] })).not.toContain('svg')
  })

  test('of five megabytes of evidence and a thousand steps is bounded and quick', () => {
    const evidence = '<b>\u001b[31m`'.repeat(600_000)
    const many = Array.from({ length: 1000 }, (_, index) => step(`create:s${index}`, index, index + 10))
    const failed = step('job:x', 2000, 3000, { status: 'failed', evidence, needs: ['create:s999'] })
    const begun = process.cpuUsage()
    const page = reportHtml({ ...red, steps: [...many, failed], failedStep: 'job:x' })
    expect(page.length).toBeLessThan(3_000_000)
    expect(process.cpuUsage(begun).user).toBeLessThan(5_000_000)
  })

  test('of logs that are colour and markup alone is bounded', () => {
    const lines = Array.from({ length: 50_000 }, () => '\u001b[31m<\u001b[32m&\u001b[0m')
    const page = reportHtml(red, [logText('web', lines)])
    expect(page.length).toBeLessThan(4_000_000)
    expect(page.split(/<span class="f\d/).length - 1).toBeLessThanOrEqual(40_000)
  })
})
