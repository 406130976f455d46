import { describe, expect, test } from '@jest/globals'
import type { AppLocation } from '../../../src/checks/attempts.js'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { check } from '../../../src/steps/check-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { checkOf } from '../checks/reading.js'
import { closedPort, serving } from '../checks/server.js'

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid'
const listens = `${HEAD}\n   0: 00000000:1F40 00000000:0000 0A 00000000`

/** Checks an app that is there, and whose only container says this of what it listens on. */
function checked(at: URL | undefined, { tables = HEAD, signal = new AbortController().signal } = {}) {
  const proved: string[] = []
  const target: AppLocation | undefined = at && (async () => at)
  const context = {
    settings: { timeouts: { smoke: 300 } },
    clock: systemClock,
    addresses: { follow: async () => target, sharesHostNetwork: () => false },
    containers: { of: () => [{ id: 'one' }] },
    docker: { inspect: async () => ({ pid: 0 }), exec: async () => ({ exitCode: 0, output: tables }) },
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

  test('of a port that is not published fails', async () => {
    expect(await checked(undefined).outcome).toEqual({
      status: 'failed',
      detail: 'app does not publish port 8000',
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
