import { describe, expect, test } from '@jest/globals'
import type { RunRecord } from '../../../../src/record/run-record.js'
import { NARROW, timelineSvg, WIDE } from '../../../../src/report/html/timeline-svg.js'
import { spansOf } from '../../../../src/report/span.js'
import { green, step, withPath } from '../records.js'
import { crashing } from '../samples.js'

function draw(record: RunRecord, geometry = WIDE): string {
  const { spans, total } = spansOf(record)
  return timelineSvg(spans, total, geometry).markup
}

const record = withPath({
  ...green,
  steps: [
    step('build:a', 0, 500),
    step('pull:b', 0, 250),
    step('job:c', 500, 1000, { needs: ['build:a', 'pull:b'], status: 'failed', detail: 'exited <1>' }),
  ],
})
const markup = draw(record)
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
    const long = draw(withPath({ ...green, steps: [step(`build:${'a'.repeat(60)}`, 0, 10)] }))
    expect(long).toContain(`>build ${'a'.repeat(27)}…</text>`)
  })

  test('names steps above their bars on a phone', () => {
    const narrow = draw(record, NARROW)
    expect(narrow).toContain('viewBox="0 0 360 ')
    const [name, bar] = [/class="name" x="([\d.]+)"/, /class="bar" x="([\d.]+)"/].map(
      (at) => at.exec(narrow)?.[1],
    )
    expect(name).toBe(bar)
    expect(markup).toContain('class="name end"')
  })

  test('has a dot for each try and a stroke for each start, where they were', () => {
    const drawn = draw(crashing)
    const dots = [...drawn.matchAll(/<circle class="try (\w+)" cx="([\d.]+)"/g)]
    expect(dots.map(({ 1: status }) => status).filter((status) => status === 'passed')).toHaveLength(1)
    expect(dots).toHaveLength(40 + 13)
    const starts = [...drawn.matchAll(/<path class="start" d="M([\d.]+) /g)].map(({ 1: x }) => Number(x))
    // One of the data store, four of the app.
    expect(starts).toHaveLength(5)
    const [, first = 0, second = 0, , fourth = 0] = starts
    expect((fourth - first) / (second - first)).toBeCloseTo((10_100 - 5140) / (5900 - 5140), 1)
  })

  test('leaves out times that are none', () => {
    const tries = [{ at: 'soon', durationMs: 1, status: 'failed', said: '' }] as const
    const steps = [step('ready:db', 0, 10, { tries, starts: ['later'] })]
    expect(draw(withPath({ ...green, steps }))).not.toMatch(/NaN|<circle|class="start"/)
  })
})
