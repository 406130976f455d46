import { describe, expect, test } from '@jest/globals'
import { stepTables } from '../../../src/report/summary-steps.js'
import { green, red, skipped, step } from './records.js'

describe('the steps in the summary', () => {
  test('that failed stand open, all others folded', () => {
    const [title, table = '', folded] = stepTables(red)
    expect([title, folded]).toEqual([
      '### What failed',
      '<details><summary>10 other steps: 8 passed, 2 never began</summary>',
    ])
    expect(table.split('\n')).toHaveLength(3)
    expect(table).toContain('| ❌ | job migrate | **1.7s** |')
  })

  test('of a passed run: checks and jobs stand open', () => {
    const [title, table = '', folded] = stepTables(green)
    expect([title, folded]).toEqual(['### What held', '<details><summary>9 other steps: 9 passed</summary>'])
    expect(
      table
        .split('\n')
        .slice(2)
        .map((row) => row.split(' | ')[1]),
    ).toEqual(['job migrate', 'check 1 app', 'check 2 app'])
  })

  test('of a run that ended before anything failed are folded', () => {
    const steps = [step('build:a', 0, 1), { ...skipped('start:a'), status: 'cancelled' as const }]
    expect(stepTables({ ...green, verdict: 'cancelled', steps })[0]).toBe(
      '<details><summary>2 other steps: 1 passed, 1 never began</summary>',
    )
    expect(stepTables({ ...green, steps: [] })).toEqual([])
  })

  test('say what was checked, once', () => {
    const told = (detail: string) =>
      stepTables({ ...green, steps: [step('check:1', 0, 1, { label: 'GET / 200', detail })] })[1]
    expect(told('404')).toContain('| GET / 200: 404 |')
    expect(told('GET / 200: 404')).toContain('| GET / 200: 404 |')
    expect(told('no port; GET / 200: 404')).toContain('| no port; GET / 200: 404 |')
    expect(told('')).toContain('| GET / 200 |')
  })
})
