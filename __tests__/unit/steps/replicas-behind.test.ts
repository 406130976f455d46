import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { check } from '../../../src/steps/check-step.js'
import { DefaultAnswers } from '../../../src/steps/default-answers.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { checkOf } from '../checks/reading.js'
import { serving } from '../checks/server.js'
import { endlessTime } from './endless-time.js'
import { stepListener } from './step-listener.js'

describe('a check of an app that hands requests on to three replicas of another service', () => {
  /** Behind the app, the replicas are asked in turn; the third one always says this. */
  async function checkedBehind(third: number, request: string) {
    await using proxy = await serving((_, response, count) => {
      response.writeHead(count % 3 === 0 ? third : 200).end()
    })
    const { url } = proxy
    const context = {
      time: endlessTime,
      settings: { timeouts: { smoke: 300, smokeIsWritten: true } },
      clock: systemClock,
      progress: stepListener().progress,
      release: { model: { services: { app: {}, api: {}, worker: {} } } },
      health: { stateOf: async () => 'none', whenPassed: () => {} },
      defaultAnswers: new DefaultAnswers(),
      addresses: {
        ...{ follow: async () => async () => url, replicasOf: () => 1, sharesHostNetwork: () => false },
        needOwnAnswer: async () => {},
      },
      containers: {
        of: (service: string) =>
          service === 'app' ? [{ id: 'app' }] : [{ id: '1' }, { id: '2' }, { id: '3' }],
      },
      docker: {
        time: async () => Date.now(),
        lastLines: async (id: string) => (id === '3' ? 'Error: no table "a"\n' : ''),
      },
      peers: { app: ['api'] },
      longRunning: { proved: () => {} },
    } as unknown as StepContext
    const step = { id: 'check:1', kind: 'check', service: 'app', needs: [], port: 8000 } as const
    return await check({ ...step, check: checkOf(request) }, context, new AbortController().signal)
  }

  test('fails where one of them answers with errors', async () => {
    expect(await checkedBehind(500, 'GET app:8000/')).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(
        /^GET app:8000\/: it held, and then \d+ of \d+ more requests were answered with 500 .*, perhaps by one of the 3 replicas of api; api logged: Error: no table "a" \(logs\/api\.log\)$/,
      ),
      evidence: expect.stringContaining('500'),
      remedy: expect.stringContaining('give api a health check'),
    })
  })

  test('passes where none does, or only one answer says all', async () => {
    expect(await checkedBehind(404, 'GET app:8000/')).toMatchObject({ status: 'passed' })
    expect(await checkedBehind(500, 'POST app:8000/')).toMatchObject({ status: 'passed', attempts: 1 })
  })
})
