import { describe, expect, test } from '@jest/globals'
import type { AppLocation } from '../../../src/checks/attempts.js'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { check } from '../../../src/steps/check-step.js'
import { DefaultAnswers } from '../../../src/steps/default-answers.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { checkOf } from '../checks/reading.js'
import { closedPort, serving } from '../checks/server.js'
import { endlessTime } from './endless-time.js'
import { stepListener } from './step-listener.js'

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid'
const listens = `${HEAD}\n   0: 00000000:1F40 00000000:0000 0A 00000000`

/** Checks an app that is there, and whose only container says this of what it listens on. */
function checked(
  at: URL | undefined,
  { tables = HEAD, signal = new AbortController().signal, log = '', running = true, isForeign = false } = {},
) {
  const proved: string[] = []
  const target: AppLocation | undefined = at && (async () => at)
  const context = {
    time: endlessTime,
    settings: { timeouts: { smoke: 300 } },
    clock: systemClock,
    progress: stepListener().progress,
    release: { model: {} },
    health: { stateOf: async () => 'none', whenPassed: () => {} },
    defaultAnswers: new DefaultAnswers(),
    addresses: {
      ...{ follow: async () => target, replicasOf: () => 1, sharesHostNetwork: () => false },
      needOwnAnswer: async () => {
        if (isForeign) throw new EngineTrouble('something else answers', 'end it')
      },
    },
    containers: { of: () => [{ id: 'one' }] },
    peers: { app: ['db'] },
    docker: {
      inspect: async () => ({ pid: 0, running }),
      exec: async () => ({ exitCode: 0, output: tables }),
      time: async () => Date.now(),
      lastLines: async (_id: string, _count: number, { since }: { since?: number }) =>
        since === undefined ? '' : log,
    },
    longRunning: { proved: (service: string) => void proved.push(service) },
  } as unknown as StepContext
  const step = {
    id: 'check:1',
    kind: 'check',
    service: 'app',
    needs: [],
    check: checkOf('GET app:8000/'),
    port: 8000,
  } as const
  return { outcome: check(step, context, signal), proved }
}

describe('a check', () => {
  test.each([200, 500])('that something else answers with %s is not judged', async (status) => {
    await using server = await serving((_, response) => response.writeHead(status).end())
    const { outcome, proved } = checked(server.url, { isForeign: true })
    await expect(outcome).rejects.toBeInstanceOf(EngineTrouble)
    expect(proved).toEqual([])
  })

  test('that holds proves that the service works', async () => {
    await using server = await serving((_, response) => response.end())
    const { outcome, proved } = checked(server.url)
    expect(await outcome).toMatchObject({ status: 'passed', attempts: 1, detail: 'GET app:8000/: 200 OK' })
    expect(proved).toEqual(['app'])
  })

  test('that does not hold proves nothing', async () => {
    await using server = await serving((_, response) => response.writeHead(500).end())
    const { outcome, proved } = checked(server.url)
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^GET app:8000\/: expected .*500/),
      evidence: expect.stringContaining('500'),
    })
    expect(proved).toEqual([])
  })

  test('with a wrong status is told by what was logged since its first request', async () => {
    await using server = await serving((_, response) => response.writeHead(500).end())
    const { outcome } = checked(server.url, { log: 'GET / 500\nError: no table "a"\n' })
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: 'app answered GET / with 500: Error: no table "a" (logs/app.log)',
      evidence: expect.stringMatching(/^Request:[\s\S]*\nLog of app:\nGET \/ 500\nError: no table "a"$/),
      cause: { log: 'app', lines: ['Error: no table "a"'] },
    })
  })

  test('refused because of the name that it asks for says what to write', async () => {
    await using server = await serving((_, response) => response.writeHead(421).end())
    expect(await checked(server.url).outcome).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('`headers: {Host: localhost}`'),
    })
  })

  test('of a port that is not published fails', async () => {
    expect(await checked(undefined).outcome).toEqual({
      status: 'failed',
      detail: 'app does not publish port 8000',
    })
    expect(await checked(undefined, { running: false }).outcome).toEqual({
      status: 'failed',
      detail: 'app had ended before it was asked',
    })
  })

  test('that was ended says what it had come to', async () => {
    await using server = await serving((_, response) => response.writeHead(503).end())
    const over = new AbortController()
    const { outcome } = checked(server.url, { signal: over.signal })
    await new Promise((resolve) => setTimeout(resolve, 150))
    over.abort(new Error('over'))
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^GET app:8000\/: had not held by then: .*503/),
    })
  })

  test('that was ended before its first attempt says nothing', async () => {
    await using server = await serving(() => {})
    const { outcome } = checked(server.url, { signal: AbortSignal.abort(new Error('over')) })
    await expect(outcome).rejects.toThrow('over')
  })
})

/** Checks an app of which each replica is there; undefined: it publishes nothing. */
function checkedReplicas(places: readonly (URL | undefined)[], request: string) {
  const context = {
    time: endlessTime,
    settings: { timeouts: { smoke: 300 } },
    clock: systemClock,
    progress: stepListener().progress,
    release: { model: {} },
    health: { stateOf: async () => 'none', whenPassed: () => {} },
    defaultAnswers: new DefaultAnswers(),
    addresses: {
      follow: async (_service: string, _port: number, _signal: AbortSignal, replica: number) => {
        const place = places[replica]
        return place && (async () => place)
      },
      replicasOf: () => places.length,
      sharesHostNetwork: () => false,
      needOwnAnswer: async () => {},
    },
    containers: { of: () => places.map((_, index) => ({ id: `${index}` })) },
    docker: {
      inspect: async () => ({ pid: 0, running: true }),
      // Only the third one listens elsewhere.
      exec: async (id: string) => ({ exitCode: 0, output: id === '2' ? HEAD : listens }),
      lastLines: async () => '',
    },
    peers: {},
    longRunning: { proved: () => {} },
  } as unknown as StepContext
  const step = { id: 'check:1', kind: 'check', service: 'app', needs: [], port: 8000 } as const
  return check({ ...step, check: checkOf(request) }, context, new AbortController().signal)
}

describe('a check of an app with several replicas', () => {
  const answering = (asked: string[]) =>
    serving((request, response) => {
      asked.push(request.method ?? '')
      response.end()
    })

  test('asks each of them', async () => {
    const asked: string[] = []
    await using one = await answering(asked)
    await using two = await answering(asked)
    expect(await checkedReplicas([one.url, two.url], 'GET app:8000/')).toMatchObject({ status: 'passed' })
    expect(asked).toEqual(['GET', 'GET'])
  })

  test('names the one that does not answer, and says what that one listens on', async () => {
    await using one = await answering([])
    await using two = await answering([])
    expect(await checkedReplicas([one.url, two.url, await closedPort()], 'GET app:8000/')).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(
        /^GET app:8000\/: app \(3 of 3\): connection refused, after .*; app listens on no port$/,
      ),
    })
    expect(await checkedReplicas([one.url, undefined], 'GET app:8000/')).toEqual({
      status: 'failed',
      detail: 'app (2 of 2) does not publish port 8000',
    })
  })

  test('sends a request that may change something once, and asks the others whether they answer', async () => {
    const asked: string[] = []
    await using one = await answering(asked)
    await using two = await answering(asked)
    expect(await checkedReplicas([one.url, two.url], 'POST app:8000/todos')).toMatchObject({
      status: 'passed',
    })
    expect(asked.sort()).toEqual(['GET', 'POST'])
  })

  test('does not wait for the others when one has failed', async () => {
    await using slow = await serving((_, response) => setTimeout(() => response.end(), 5000).unref())
    const begun = performance.now()
    expect(await checkedReplicas([slow.url, undefined], 'GET app:8000/')).toMatchObject({ status: 'failed' })
    expect(performance.now() - begun).toBeLessThan(4000)
  })
})

describe('a check that nobody took', () => {
  test('is no failure of a release that listens', async () => {
    const { outcome } = checked(await closedPort(), { tables: listens })
    await expect(outcome).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('is one of a release that does not', async () => {
    const { outcome } = checked(await closedPort())
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(
        /^GET app:8000\/: connection refused, after \d+ms of trying; app listens on no port$/,
      ),
    })
  })
})
