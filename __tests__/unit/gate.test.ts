import { describe, expect, test } from '@jest/globals'
import { Interrupted } from '../../src/common/interrupted.js'
import { gated, origin } from './gate/gated.js'

test('a run shows its plan, claims its name, is torn down, told and reported', async () => {
  const { record, exitCode, happened, files } = await gated({})
  expect([exitCode, record.verdict, record.failedStep]).toEqual([3, 'error', 'create:web'])
  expect(files).toContain('reports/report.json')
  const order = [
    ...['mask hunter22', 'plan', 'claim API_TOKEN undefined'],
    ...['started create:web', 'failed create:web', 'started teardown', 'passed teardown', 'verdict error'],
  ]
  expect(happened.filter((line) => order.includes(line))).toEqual(order)
})

describe('nothing is run, and nothing claimed,', () => {
  test('where there are warnings, and the user wants them to fail', async () => {
    const { record, exitCode, happened } = await gated({ given: { strict: { value: 'true', origin } } })
    expect([exitCode, record.verdict]).toEqual([1, 'failed'])
    expect(record.reason).toMatch(/^Strict: /)
    expect(happened).not.toContainEqual(expect.stringMatching(/^claim|^started/))
    expect(happened).toContain('plan')
  })

  test('where somebody interrupts before', async () => {
    const { record, exitCode, happened } = await gated({
      signal: AbortSignal.abort(new Interrupted('SIGTERM')),
    })
    expect([exitCode, record.verdict, record.reason]).toEqual([143, 'cancelled', 'Cancelled by SIGTERM.'])
    expect(happened).not.toContainEqual(expect.stringMatching(/^claim|^started/))
  })
})
