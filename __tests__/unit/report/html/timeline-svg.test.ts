import { describe, expect, test } from '@jest/globals'
import { picture } from '../../../../src/report/html/timeline-svg.js'
import { green, skipped, step, withPath } from '../records.js'

const record = withPath({
  ...green,
  steps: [
    step('build:a', 0, 500),
    step('pull:b', 0, 250),
    step('job:c', 500, 1000, { needs: ['build:a', 'pull:b'], status: 'failed', detail: 'exited <1>' }),
  ],
})
const { markup } = picture(record)
const bars = [
  ...markup.matchAll(/<g class="([^"]*)">[\s\S]*?<rect class="bar" x="([\d.]+)" [^>]*width="([\d.]+)"/g),
]

describe('the picture of a run', () => {
  test('has a bar for each step that ran, to scale, with the critical path and failures marked', () => {
    expect(bars.map(([, classes]) => classes)).toEqual(['', 'critical', 'critical failed'])
    const [pull = 0, build = 0, job = 0] = bars.map(([, , , width]) => Number(width))
    expect(build / pull).toBeCloseTo(2, 1)
    expect(job / pull).toBeCloseTo(2, 1)
    const [first, , last] = bars.map(([, , x]) => Number(x))
    expect(Number(last) - Number(first)).toBeCloseTo(build, 0)
  })

  test('says in words what each bar is, escaped', () => {
    expect(markup).toContain('<title>job c: failed, 500ms\nafter build a\nexited &lt;1&gt;</title>')
  })

  test('has a scale of round times', () => {
    const scale = [...markup.matchAll(/<text class="scale"[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(scale).toEqual(['0', '200ms', '400ms', '600ms', '800ms', '1s'])
  })

  test('shortens long names', () => {
    const long = picture(withPath({ ...green, steps: [step(`build:${'a'.repeat(60)}`, 0, 10)] })).markup
    expect(long).toContain(`>build ${'a'.repeat(27)}…</text>`)
  })

  test('is nothing where nothing ran', () => {
    expect(picture({ ...green, steps: [skipped('build:a')] }).markup).toBe('')
  })
})
