import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import type { RunRecord } from '../../../../src/record/run-record.js'
import { reportHtml } from '../../../../src/report/html/report-page.js'
import type { LogText } from '../../../../src/report/logs/log-text.js'
import { hostile, hostileRecord } from '../hostile.js'
import { green, red, step } from '../records.js'
import { answered, answeredLogs, crashing, crashingLogs, logText, wrongInput } from '../samples.js'

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

  test('begins with what is wanted first, and links to all of it', () => {
    const sections = (record: RunRecord) =>
      [...reportHtml(record).matchAll(/<section id="([^"]*)">/g)].map(({ 1: id }) => id)
    const links = (record: RunRecord) =>
      [...reportHtml(record).matchAll(/<li><a href="#([^"]*)">/g)].map(({ 1: id }) => id)
    expect(sections(answered)).toEqual(
      'evidence time steps logs unproven findings adjustments roles images'.split(' '),
    )
    expect(links(answered)).toEqual(sections(answered))
    const passed = { ...green, unproven: answered.unproven }
    expect(sections(passed)).toEqual('unproven time steps logs findings roles images'.split(' '))
    expect(sections(wrongInput)).toEqual(['problems'])
    expect(links(wrongInput)).toEqual([])
  })

  test('says by name and by id what ran', () => {
    expect(reportHtml(green)).toMatch(/<dt>db<\/dt><dd>postgres:17 <code class="soft">sha256:99a1d5c2ee10</)
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
