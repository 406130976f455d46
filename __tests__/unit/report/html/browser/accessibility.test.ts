import { describe, expect, jest, test } from '@jest/globals'
import { source } from 'axe-core'
import type { RunRecord } from '../../../../../src/record/run-record.js'
import { style } from '../../../../../src/report/html/page-assets.js'
import type { LogText } from '../../../../../src/report/logs/log-text.js'
import { green } from '../../records.js'
import { answered, answeredLogs, wrongInput } from '../../samples.js'
import { openPage, texts } from './page.js'

// A page without a browser takes axe seconds, and many on a busy machine.
jest.setTimeout(120_000)

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/**
 * What axe finds against a page, all folded parts open. It cannot see colours where nothing is drawn; so the style sheet
 * is left out, with which each look at an element takes long.
 */
async function violations(record: RunRecord, logs: readonly LogText[], script: boolean): Promise<string[]> {
  // Without `runScripts` nothing could run axe either: what the page's own script did is undone instead.
  const { window, document } = openPage(record, logs)
  if (!script) {
    document.querySelector('#log-texts')?.removeAttribute('hidden')
    document.querySelector('#log-viewer')?.setAttribute('hidden', '')
  }
  document.querySelector('style')?.remove()
  for (const details of document.querySelectorAll('details')) details.open = true
  window.eval(source)
  const options = { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }
  const found: { violations: Violation[] } = await window.axe.run(document, options)
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe('axe finds nothing against the report', () => {
  test.each([
    ['green', green, []],
    ['with all there can be', answered, answeredLogs],
    ['of wrong input', wrongInput, []],
  ] as [string, RunRecord, LogText[]][])('%s', async (_name, record, logs) => {
    expect(await violations(record, logs, true)).toEqual([])
  })

  test('without its script', async () => {
    expect(await violations(answered, answeredLogs, false)).toEqual([])
  })
})

test('headings go down one step at a time, and there is one of the first', () => {
  const { document } = openPage(answered, answeredLogs)
  const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ localName }) =>
    Number(localName.slice(1)),
  )
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  const steps = levels.map((level, index) => level - (levels[index - 1] ?? 0))
  expect(Math.max(...steps)).toBe(1)
  expect(texts(document, 'title')[0]).toBe('failed: shop-a81c · compose-gate')
})

describe('colours of text', () => {
  const [light = '', dark = ''] = [...style.matchAll(/:root\{([^}]*)\}/g)].map(({ 1: rules }) => rules)
  const colours = (rules: string) =>
    Object.fromEntries(
      [...rules.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(({ 1: name = '', 2: hex = '' }) => [name, hex]),
    )
  const inks = ['ink', 'soft', 'good', 'bad', 'warn', 'path', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']
  const pairs = [
    ...inks.flatMap((ink) => [[ink, 'card'] as const, [ink, 'code'] as const, [ink, 'paper'] as const]),
    ['good', 'good-paper'] as const,
    ['bad', 'bad-paper'] as const,
    ['warn', 'warn-paper'] as const,
    ['ink', 'mark'] as const,
    ['ink', 'found'] as const,
  ]

  test.each([
    ['light', colours(light)],
    ['dark', { ...colours(light), ...colours(dark) }],
  ])('%s: stand out from what is behind them', (_name, theme) => {
    const weak = pairs
      .map(([ink, paper]) => ({ ink, paper, ratio: contrast(theme[ink] ?? '', theme[paper] ?? '') }))
      // What WCAG asks of small text.
      .filter(({ ratio }) => !(ratio >= 4.5))
    expect(weak).toEqual([])
  })
})

/** The contrast of two colours, as WCAG 2 defines it: 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
