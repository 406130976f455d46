import { describe, expect, test } from '@jest/globals'
import { ganttOf } from '../../../src/report/gantt.js'
import { hostile } from './hostile.js'
import { green, step, withPath } from './records.js'

const long = withPath({
  ...green,
  steps: [
    step('build:web', 0, 6000),
    step('ready:db', 100, 5000),
    step('job:migrate', 6000, 9000, { needs: ['build:web', 'ready:db'] }),
    step('check:1', 9000, 12_345, { service: 'web', needs: ['job:migrate'], status: 'failed' }),
    step('teardown', 12_345, 12_400),
  ],
})

describe('the gantt', () => {
  test('has a bar for each step, and tells what failed and the critical path apart', () => {
    expect(ganttOf(long)).toBe(
      [
        'gantt',
        '  dateFormat HH:mm:ss.SSS',
        '  axisFormat %M:%S',
        '  build web :active, 00:00:00.000, 6000ms',
        '  ready db :done, 00:00:00.100, 4900ms',
        '  job migrate :active, 00:00:06.000, 3000ms',
        '  check 1 web :crit, 00:00:09.000, 3345ms',
        '  teardown :active, 00:00:12.345, 55ms',
      ].join('\n'),
    )
  })

  test('is drawn only where it says something', () => {
    expect(ganttOf(green)).toBeUndefined()
    expect(ganttOf({ ...long, steps: long.steps.slice(0, 3) })).toBeUndefined()
    const shorter = long.steps.map((one) => ({ ...one, endedAt: one.startedAt }))
    expect(ganttOf({ ...long, steps: [...shorter.slice(1), step('build:web', 0, 20_000)] })).toBeUndefined()
  })

  test('of hostile names keeps its lines', () => {
    const steps = long.steps.map((one) => ({ ...one, id: `${one.kind}:${hostile}`, service: hostile }))
    const lines = ganttOf({
      ...long,
      steps: steps.map((one, index) => ({ ...one, id: `${one.id}${index}` })),
    })?.split('\n')
    expect(lines).toHaveLength(8)
    for (const line of lines?.slice(3) ?? []) {
      expect(line).toMatch(/^ {2}[^:;#%<>`"]{1,40} :(active|done|crit), \d\d:\d\d:\d\d\.\d{3}, \d+ms$/)
    }
  })
})
