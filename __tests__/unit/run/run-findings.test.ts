import { expect, test } from '@jest/globals'
import type { Restart } from '../../../src/findings/rules/restarted.js'
import type { StepRecord } from '../../../src/record/run-record.js'
import { runFindings } from '../../../src/run/run-findings.js'

const again = (service: string): Restart => ({
  service,
  times: 1,
  how: 'exited 1',
  said: '',
  isUp: true,
  peer: undefined,
})
const sources = {
  at: (path: readonly (string | number)[]) => ({ file: path.join('.'), line: 1, column: 1 }),
  isSilenced: (_code: string, { file }: { readonly file: string }) => file.includes('quiet'),
} as unknown as Parameters<typeof runFindings>[1]['sources']

test('every service that was started again is told at its place, but not what failed, nor what is silenced', () => {
  const restarts = ['worker', 'app', 'quiet'].map(again)
  const failed = { service: 'app' } as StepRecord
  expect(runFindings({ restarts, failed, records: [] }, { sources })).toMatchObject([
    { code: 'RESTARTED', severity: 'warning', at: { file: 'services.worker' } },
  ])
  expect(runFindings({ restarts, failed: undefined, records: [] }, { sources })).toHaveLength(2)
})

test('what an app answered to a check that nobody wrote is told where the run passed', () => {
  const answer = { kind: 'answer', request: 'GET /', status: 404, suggestion: 'smoke: GET /' } as const
  const of = (service: string, got: StepRecord['byDefault']) => ({ service, byDefault: got }) as StepRecord
  const records = [
    of('web', { ...answer, port: 80 }),
    of('web', { kind: 'nothing', port: 81, said: 'connection reset' }),
    of('api', { ...answer, port: 90 }),
    of('quiet', { ...answer, port: 91 }),
  ]
  expect(runFindings({ restarts: [], failed: undefined, records }, { sources })).toMatchObject([
    { code: 'DEFAULT_CHECK', about: 'api', others: [{ about: 'web' }] },
    { code: 'SILENT_PORT', about: 'web:81' },
  ])
  expect(runFindings({ restarts: [], failed: records[0], records }, { sources })).toEqual([])
})
