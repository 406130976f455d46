import { describe, expect, test } from '@jest/globals'
import { defaultCheck } from '../../../src/checks/any-answer.js'
import { systemClock } from '../../../src/common/clock.js'
import { TimeBudget } from '../../../src/common/time-budget.js'
import { check } from '../../../src/steps/check-step.js'
import { DefaultAnswers } from '../../../src/steps/default-answers.js'
import { ServiceHealth } from '../../../src/steps/service-health.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { closedPort, type Listening, serving, speaking } from '../checks/server.js'
import { endlessTime } from './endless-time.js'
import { stepListener } from './step-listener.js'

const HEAD = '  sl  local_address rem_address   st'
const line = (address: string, port: number) =>
  `   0: ${address}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`
const listensOn = (...ports: readonly number[]) => ports.map((port) => line('00000000', port))

interface Options {
  /** Lines of the tables of its kernel. */
  readonly listens?: readonly string[]
  readonly isHealthy?: boolean
  readonly smoke?: number
  readonly names?: readonly string[]
  /** When the time of the whole run is up; absent: never. */
  readonly endsAt?: number
}

/** Asks an app at these places, its ports being 1, 2 and so on, as a run without any check does. */
async function asked(
  places: readonly URL[],
  { listens = [], isHealthy = false, smoke = 3000, names, endsAt }: Options = {},
) {
  const containers = { of: () => [{ id: 'one' }] }
  const docker = {
    inspect: async () => ({ pid: 0, running: true }),
    exec: async () => ({ exitCode: 0, output: [HEAD, ...listens].join('\n') }),
    time: async () => Date.now(),
    lastLines: async () => '',
  }
  const health = new ServiceHealth(
    isHealthy ? [{ kind: 'ready', service: 'app' }] : [],
    docker as unknown as StepContext['docker'],
    containers as unknown as StepContext['containers'],
  )
  if (isHealthy) health.becameReady('app', true)
  const proved: string[] = []
  const context = {
    progress: stepListener().progress,
    time: endsAt === undefined ? endlessTime : new TimeBudget(systemClock, 0, endsAt),
    ...{ clock: systemClock, containers, docker, health, peers: {} },
    settings: { timeouts: { smoke } },
    release: { model: {} },
    defaultAnswers: new DefaultAnswers(),
    addresses: {
      follow: async (_service: string, port: number) => async () => places[port - 1],
      replicasOf: () => 1,
      sharesHostNetwork: () => false,
      needOwnAnswer: async () => {},
    },
    longRunning: { proved: (service: string) => void proved.push(service) },
  } as unknown as StepContext
  const ports = places.map((_, index) => index + 1)
  const over = new AbortController()
  const outcomes = await Promise.all(
    ports.map((port) => {
      const step = { id: `check:${port}`, kind: 'check', service: 'app', needs: [], port } as const
      return check(
        {
          ...step,
          check: defaultCheck('app', port),
          byDefault: { ports, ...(names && { routes: { names } }) },
        },
        context,
        over.signal,
      )
    }),
  )
  const [kinds, verdicts] = [outcomes.map((one) => one.byDefault?.kind), outcomes.map((one) => one.status)]
  return { outcomes, kinds, verdicts, proved }
}

const saying = (status: number) => serving((_, response) => response.writeHead(status).end('hello'))
const mute = () => speaking(() => {})
const dropping = () => speaking((socket) => socket.destroy())
const greeting = () => speaking((socket) => socket.end('lines/1 ready\r\n'))

async function askedOf(serve: readonly (() => Promise<Listening>)[], options?: Options) {
  const servers = await Promise.all(serve.map((one) => one()))
  try {
    return await asked(
      servers.map(({ url }) => url),
      options,
    )
  } finally {
    for (const server of servers) await server[Symbol.asyncDispose]()
  }
}

test.concurrent('a silent server that had less than its time, because the run has to end, has proved nothing', async () => {
  const { outcomes } = await askedOf([mute], { smoke: 30_000, endsAt: systemClock.now() + 1200 })
  expect(outcomes).toEqual([
    expect.objectContaining({
      status: 'failed',
      detail: expect.stringContaining('took the connection and sent nothing'),
    }),
  ])
})

describe('where nobody wrote a check', () => {
  test.concurrent('what was asked and what came is kept, with a check that it suggests', async () => {
    const { outcomes, proved } = await askedOf([() => saying(404)])
    expect(outcomes).toEqual([
      {
        status: 'passed',
        attempts: 1,
        detail: 'GET app:1/ <500: 404 Not Found',
        byDefault: {
          ...{ kind: 'answer', port: 1, request: 'GET /', status: 404 },
          suggestion: 'smoke: GET app:1/PATH 200',
        },
      },
    ])
    expect(proved).toEqual(['app'])
  })

  test.concurrent.each<[string, (() => Promise<Listening>)[], Options, (string | undefined)[]]>([
    ['one good answer suffices', [() => saying(200), dropping], {}, ['answer', 'nothing']],
    [
      'one good answer suffices, though another port fails',
      [() => saying(500), () => saying(200)],
      {},
      ['nothing', 'answer'],
    ],
    ['a server that greets without HTTP listens', [greeting], {}, ['no HTTP']],
    ['a server that never speaks listens', [mute], {}, ['no HTTP']],
    ['a server that hangs up on HTTP listens', [dropping], { listens: listensOn(1) }, ['no HTTP']],
    [
      'a server that greets speaks for a port that nobody serves',
      [dropping, greeting],
      {},
      ['nothing', 'no HTTP'],
    ],
    [
      'a silent app is ready by its health check',
      [dropping],
      { isHealthy: true, smoke: 30_000 },
      ['nothing'],
    ],
    [
      'so is one that listens elsewhere',
      [dropping],
      { isHealthy: true, smoke: 30_000, listens: listensOn(9) },
      ['nothing'],
    ],
  ])('%s', async (_, serve, options, expected) => {
    const { kinds, verdicts } = await askedOf(serve, options)
    expect(kinds).toEqual(expected)
    expect(verdicts).toEqual(expected.map(() => 'passed'))
  })

  test.concurrent.each<[string, (() => Promise<Listening>)[], Options, RegExp]>([
    // On a busy machine the last attempt may be over before the reset has come.
    [
      'none of its ports answers',
      [dropping, dropping],
      {},
      /^GET app:\d\/ <500: (?:connection reset|no answer)/,
    ],
    ['it answers with an error', [() => saying(503)], {}, /got 503/],
    [
      'it answers with an error, and calls itself healthy',
      [() => saying(503)],
      { isHealthy: true },
      /got 503/,
    ],
    [
      'it listens on loopback alone, and calls itself healthy',
      [dropping],
      { isHealthy: true, smoke: 30_000, listens: [line('0100007F', 1)] },
      /^app listens on 127\.0\.0\.1:1 only: make it listen on 0\.0\.0\.0; GET app:1\/ <500: connection reset/,
    ],
    [
      'it listens on another port',
      [dropping],
      { smoke: 30_000, listens: listensOn(3000) },
      /^nothing listens on port 1 of app; it listens on 3000; GET/,
    ],
  ])('an app is red where %s', async (_, serve, options, detail) => {
    const { outcomes } = await askedOf(serve, options)
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'failed', detail: expect.stringMatching(detail) })
    }
  })

  test.concurrent('what a port that proves nothing said is told, and proves no service', async () => {
    const { outcomes, proved } = await asked([await closedPort()], { isHealthy: true, smoke: 30_000 })
    expect(outcomes[0]?.detail).toBe(
      'GET app:1/ <500: connection refused; no failure, because nobody wrote this check',
    )
    expect(proved).toEqual([])
  })
})

test.concurrent('an app that listens where nobody gets through is told so in seconds, though several ports are asked', async () => {
  const places = [await closedPort(), await closedPort()]
  const begun = systemClock.now()
  const out = asked(places, { listens: listensOn(1, 2), smoke: 30_000 })
  await expect(out).rejects.toThrow('is published where this process cannot reach it')
  expect(systemClock.now() - begun).toBeLessThan(15_000)
})

test.concurrent('a port where nobody gets through is no trouble where another one takes connections', async () => {
  const errors = await saying(500)
  await using _ = errors
  const { outcomes } = await asked([await closedPort(), errors.url], { listens: listensOn(1, 2) })
  expect(outcomes[1]).toMatchObject({ status: 'failed', detail: expect.stringMatching(/got 500/) })
})

describe('a proxy that hands requests on by name', () => {
  const proxy = (upstream: number) => () =>
    serving((request, response) => {
      response.writeHead(request.headers.host === 'shop.example.com' ? upstream : 503).end()
    })
  const of = (upstream: number, names: readonly string[]) =>
    askedOf([proxy(upstream)], { names, smoke: 30_000 })

  test.concurrent('is asked for a name that the file gives', async () => {
    expect((await of(200, ['shop.example.com'])).outcomes[0]).toMatchObject({
      status: 'passed',
      byDefault: {
        ...{ status: 200, request: 'GET / for shop.example.com' },
        suggestion: 'smoke: [{request: GET app:1/ 200, headers: {Host: shop.example.com}}]',
      },
    })
  })

  test.concurrent('is up where no name is known to it, but not where the service behind it fails', async () => {
    const [unknown, broken] = await Promise.all([of(200, []), of(500, ['shop.example.com'])])
    expect(unknown.outcomes[0]).toMatchObject({ status: 'passed', byDefault: { status: 503 } })
    expect(broken.verdicts).toEqual(['failed'])
  })
})
