import { expect, test } from '@jest/globals'
import { job } from '../../../src/steps/job-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'

/** A service that ends well after so many milliseconds, where migrations may take 20 ms. */
const stage = (takes: number): StepContext =>
  ({
    settings: { timeouts: { migrate: 20 } },
    containers: { of: () => [{ id: '1' }] },
    starts: { run: (work: () => Promise<void>) => work() },
    docker: {
      start: async () => {},
      inspect: async () => ({ id: '1', exitCode: 0, running: false, restarting: false }),
      lastLines: async () => 'clicking\n',
    },
    watch: {
      moreEnds: (_id: string, _seen: number, signal: AbortSignal) =>
        new Promise((resolve, reject) => {
          setTimeout(resolve, takes)
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    },
    supervision: { lookAtUnhealthy: async () => {} },
  }) as unknown as StepContext

test.each([
  ['migrate', { status: 'failed', detail: 'it did not end within 20ms: clicking' }],
  ['acceptance', { status: 'passed', attempts: 1 }],
  ['test', { status: 'passed', attempts: 1 }],
] as const)('the time a migration may take is for migrations: %s', async (role, outcome) => {
  const step = { id: 'job:it', kind: 'job', service: 'it', needs: [], role, byCompose: false } as const
  expect(await job(step, stage(80), new AbortController().signal)).toMatchObject(outcome)
})
