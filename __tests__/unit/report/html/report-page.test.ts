import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import type { RunRecord } from '../../../../src/record/run-record.js'
import { reportHtml } from '../../../../src/report/html/report-page.js'
import { hostile, hostileRecord } from '../hostile.js'
import { green, red, step } from '../records.js'

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
    unpairedTags: ['meta'],
    stopNodes: ['*.style'],
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

const shapeOf = (record: RunRecord) => elementsOf(reportHtml(record)).map(({ name }) => name)

describe('the page', () => {
  test.each([
    ['green', green],
    ['red', red],
    ['hostile', hostileRecord],
  ])('%s: nothing but what is known, nothing that runs or loads', (_name, record) => {
    const known =
      'html head meta title style body header div span h1 dl dt dd main section h2 pre svg line text g rect path p table thead tbody tr th td code a footer'
    const attributes =
      'lang charset http-equiv content name class tabindex viewBox role aria-labelledby id x y x1 x2 y1 y2 width height rx d scope href'
    for (const element of elementsOf(reportHtml(record))) {
      expect(known.split(' ')).toContain(element.name)
      for (const name of Object.keys(element.attributes)) expect(attributes.split(' ')).toContain(name)
      expect(element.attributes.href ?? './').toMatch(/^\.\/[\w%.()*!'~-]+(\/|$)|^\.\/$/)
    }
  })

  test('hostile texts change nothing of its shape', () => {
    const harmless: RunRecord = JSON.parse(
      JSON.stringify(hostileRecord, (_key, value) =>
        typeof value === 'string' ? value.replaceAll(hostile, 'x') : value,
      ),
    )
    expect(shapeOf(hostileRecord)).toEqual(shapeOf(harmless))
  })

  test('shows hostile texts as they are', () => {
    const page = reportHtml(hostileRecord)
    expect(page).toContain('&lt;/pre&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('&amp;amp; &amp;lt;')
    expect(page).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  test('forbids everything but its own style', () => {
    const page = reportHtml(green)
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    )
    expect(style).not.toMatch(/url\(|@import/)
  })

  test('tells the verdict, the reason, the evidence, each step and each role', () => {
    const page = reportHtml(red)
    expect(page).toContain('<span class="badge">✖ failed</span>')
    expect(page).toContain(`<h1>The migration migrate exited with code 1: &quot;Unknown column`)
    expect(page).toContain('<h2>Evidence of job migrate</h2>')
    for (const id of ['build app', 'ready db', 'start app', 'teardown']) {
      expect(page).toContain(`<th scope="row">${id}</th>`)
    }
    expect(page).toContain('<td>left out</td><th scope="row">release</th>')
    expect(page).toContain('<a href="./logs/app.log">logs/app.log</a>')
  })

  test('tells all that is wrong with the input, each with its place and what to write', () => {
    const at = { file: 'a.yaml', line: 3, column: 5 }
    const problems = [{ message: 'x-gate.smok is unknown', instead: 'write `smoke`', at }]
    const page = reportHtml({ ...green, verdict: 'error', problems })
    expect(page).toMatch(/What is wrong[\s\S]*x-gate\.smok is unknown[\s\S]*a\.yaml:3[\s\S]*write `smoke`/)
    expect(reportHtml(green)).not.toContain('What is wrong')
  })

  test('draws a bar to scale for each step that ran', () => {
    const elements = elementsOf(
      reportHtml({ ...green, steps: [step('build:a', 0, 800), step('job:b', 800, 1000)] }),
    )
    const bars = elements.filter(({ name }) => name === 'rect').map(({ attributes }) => attributes)
    expect(bars).toHaveLength(2)
    const [a = {}, b = {}] = bars
    expect(Number(a.width) / Number(b.width)).toBeCloseTo(4, 1)
    expect(Number(b.x)).toBeCloseTo(Number(a.x) + Number(a.width), 0)
    expect(shapeOf({ ...green, steps: [] })).not.toContain('svg')
  })

  test('of five megabytes of evidence and a thousand steps is bounded and quick', () => {
    const evidence = '<b>\u001b[31m`'.repeat(600_000)
    const many = Array.from({ length: 1000 }, (_, index) => step(`create:s${index}`, index, index + 10))
    const failed = step('job:x', 2000, 3000, { status: 'failed', evidence, needs: ['create:s999'] })
    const begun = performance.now()
    const page = reportHtml({ ...red, steps: [...many, failed], failedStep: 'job:x' })
    expect(page.length).toBeLessThan(3_000_000)
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})
