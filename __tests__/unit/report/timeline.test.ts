import { describe, expect, test } from '@jest/globals'
import { timeline } from '../../../src/report/timeline.js'
import { green, period, red, skipped, step, withPath } from './records.js'

const linesOf = (record = green, width = 80) => timeline(record, width).split('\n')

describe('the time line', () => {
  const record = withPath({
    ...green,
    durationMs: 1000,
    steps: [
      step('build:a', 0, 500),
      step('pull:b', 0, 250),
      step('job:c', 500, 750, { needs: ['build:a', 'pull:b'], status: 'failed' }),
      skipped('start:d', ['job:c']),
      step('teardown', 750, 1000),
    ],
  })

  test('has a bar for each step that ran, to scale, and what it waited for', () => {
    // 52 columns less name (8) and 12 for sign, duration and spaces leave 32 cells for a second.
    const cells = (from: number, to: number, sign: string) => ' '.repeat(from) + sign.repeat(to - from)
    expect(linesOf(record, 52).slice(0, 4)).toEqual([
      `  pull b    250ms ${cells(0, 8, '▒')}`,
      `  build a   500ms ${cells(0, 16, '█')}`,
      `✖ job c     250ms   after build a ${cells(0, 8, '█')}`,
      `  teardown  250ms ${cells(24, 32, '█')}`,
    ])
  })

  test('names the wait until every service has stayed up, and no mere look', () => {
    const steps = [step('start:a', 0, 500), step('teardown', 1000, 2500)]
    const settled = (to: number) => ({
      ...withPath({ ...green, durationMs: 2500, steps }),
      settling: period(500, to),
    })
    expect(linesOf(settled(1000), 100)[1]).toMatch(/^ {2}settle +500ms +█+ services must stay up$/)
    expect(linesOf(settled(1000), 100)[2]).toMatch(/^ {2}teardown +1\.5s +after settle █+$/)
    expect(linesOf(settled(1000), 100)[3]).toBe(
      '  █ critical path: start a → settle → teardown (2.5s of 2.5s)',
    )
    expect(linesOf(settled(520), 100)[1]).toMatch(/^ {2}teardown/)
  })

  test('ends with the critical path and what would shorten it', () => {
    const path = '  █ critical path: build a → job c → teardown (1s of 1s); ▒ ran beside it'
    expect(linesOf({ ...record, verdict: 'failed' }).slice(4)).toEqual([path])
    expect(linesOf({ ...record, verdict: 'passed' }).slice(4)).toEqual([path])
    const slow = {
      ...record,
      verdict: 'passed',
      steps: [step('build:a', 0, 5000), step('teardown', 5000, 5100)],
    } as const
    expect(linesOf(withPath(slow)).at(-1)).toMatch(
      /^ {2}Would shorten the run most: a quicker build of a, by up to 5s/,
    )
  })

  test.each([
    ['a second', 900, 10_000, false],
    ['a twentieth', 1200, 30_000, false],
    ['neither', 1600, 30_000, true],
  ])('says nothing of a gain below %s', (_name, longest, total, isTold) => {
    const others = Array.from({ length: 60 }, (_, index) => {
      const [from, to] = [
        longest + ((total - longest) * index) / 60,
        longest + ((total - longest) * (index + 1)) / 60,
      ]
      return step(`create:s${index}`, from, to, { needs: [index === 0 ? 'build:a' : `create:s${index - 1}`] })
    })
    const run = withPath({ ...green, durationMs: total, steps: [step('build:a', 0, longest), ...others] })
    expect(timeline(run, 100).includes('Would shorten')).toBe(isTold)
  })

  test('shows when containers started again', () => {
    const starts = [0, 250, 500].map((time) => step('x', time, time).startedAt ?? '')
    const run = withPath({
      ...green,
      steps: [step('check:1', 0, 1000, { service: 'web', starts })],
      durationMs: 1000,
    })
    const [bar, legend] = linesOf(run, 55)
    expect(bar).toMatch(/ 1s █{8}↻█{7}↻█{15}$/)
    expect(legend).toBe('  ↻ a container started again')
  })

  test('of nothing is empty', () => {
    expect(timeline({ ...green, steps: [skipped('build:a')] }, 80)).toBe('')
  })

  test.each([60, 80, 100, 200])('of %i columns is not wider', (width) => {
    for (const run of [green, red]) {
      const lines = linesOf(run, width)
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
      expect(lines.length).toBeGreaterThanOrEqual(10)
    }
  })

  test('of a thousand steps keeps what counts', () => {
    const many = Array.from({ length: 1000 }, (_, index) => step(`create:s${index}`, 0, 10 + (index % 7)))
    const run = withPath({
      ...green,
      durationMs: 5000,
      steps: [
        ...many,
        step('build:app', 0, 4000, { needs: [] }),
        step('job:x', 4000, 4004, { needs: ['build:app'], status: 'failed' }),
      ],
    })
    const lines = linesOf(run)
    expect(lines.length).toBeLessThan(40)
    expect(lines.some((line) => line.startsWith('✖ job x'))).toBe(true)
    expect(lines).toContain('  … and 1000 more steps')
    const long = Array.from({ length: 11 }, (_, index) => step(`create:l${index}`, 0, 1000))
    const one = withPath({ ...run, steps: [...many.slice(0, 1), ...long, ...run.steps.slice(-2)] })
    expect(linesOf(one)).toContain('  … and 1 more step')
  })

  test('of long names keeps to its columns', () => {
    const name = 'a'.repeat(200)
    const run = withPath({ ...green, steps: [step(`build:${name}`, 0, 100)] })
    const [first = ''] = linesOf(run)
    expect(first).toMatch(/^ {2}build a+… +100ms █+$/)
    expect(first.length).toBeLessThanOrEqual(80)
  })

  test('of steps that took no time at all still shows them', () => {
    const run = withPath({ ...green, steps: [step('build:a', 0, 0), step('start:a', 0, 0)], durationMs: 0 })
    expect(linesOf(run)[0]).toMatch(/0s [█▒]/)
  })
})
