import { expect, test } from '@jest/globals'
import type { Restart } from '../../../src/findings/rules/restarted.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import { runFindings } from '../../../src/run/run-findings.js'

const again = (service: string): Restart => ({
  service,
  times: 1,
  how: 'exited 1',
  said: '',
  peer: undefined,
})
const sources = {
  at: (path: readonly (string | number)[]) => ({ file: path.join('.'), line: 1, column: 1 }),
  isSilenced: (_code: string, { file }: { readonly file: string }) => file.includes('quiet'),
} as unknown as Parameters<typeof runFindings>[1]['sources']

test('every service that was started again is told at its place, but not what failed, nor what is silenced', () => {
  const restarts = ['worker', 'app', 'quiet'].map(again)
  const failed = { service: 'app' } as StepRecord
  expect(runFindings({ restarts, failed }, { sources })).toMatchObject([
    { code: 'RESTARTED', severity: 'warning', at: { file: 'services.worker' } },
  ])
  expect(runFindings({ restarts, failed: undefined }, { sources })).toHaveLength(2)
})
