import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { hurl } from '../../../src/steps/hurl-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { StubTools } from '../../harness/stub-tools.js'
import { closedPort, type Listening, serving, speaking } from '../checks/server.js'
import { endlessTime } from './endless-time.js'

const going = new AbortController().signal
let tools: StubTools

/** In place of Hurl, something that says what it was called with. */
beforeAll(async () => {
  tools = await StubTools.with({ hurl: 'echo "error: $*" >&2; exit 3' })
})

afterAll(async () => {
  await tools[Symbol.asyncDispose]()
})

/** Runs a file against services that listen there, the first on 8000, the second on 8001 … */
let health: readonly string[] = []
async function run(...places: readonly URL[]) {
  const states = [...health]
  const apps = places.map((_, index) => ({ service: `app${index}`, port: 8000 + index }))
  const context = {
    base: tools.path,
    environment: { PATH: tools.searchPath },
    time: endlessTime,
    health: { stateOf: async () => states.shift() ?? 'passed' },
    settings: { timeouts: { smoke: 3000 } },
    clock: systemClock,
    addresses: {
      follow: async (_service: string, port: number) => async () =>
        new URL(`http://${places[port - 8000]?.host}`),
      replicasOf: () => 1,
      sharesHostNetwork: () => false,
      needOwnAnswer: async () => {},
    },
    containers: { of: () => [{ id: 'one' }] },
    release: { model: {} },
    peers: { app1: ['db'] },
    docker: {
      inspect: async () => ({ pid: 0 }),
      exec: async () => ({ exitCode: 1, output: '' }),
      time: async () => Date.now(),
      lastLines: async () => 'Error: no table "a"\n',
    },
  }
  const step = { id: 'check:1', kind: 'check', service: 'app0', needs: [], hurl: 'a.hurl', apps } as const
  return hurl(step, context as unknown as StepContext, going)
}

const mail = () => speaking((socket) => socket.end('220 mail.example.org ESMTP\r\n'))

describe('a Hurl file', () => {
  test.each<[string, () => Promise<Listening>]>([
    ['answers', () => serving((_, response) => response.end())],
    ['answers with an error', () => serving((_, response) => response.writeHead(500).end())],
    ['answers in another language', mail],
  ])('is run as soon as the first app %s, and told of the others', async (_, serve) => {
    await using first = await serve()
    await using second = await mail()
    const third = await closedPort()
    const began = performance.now()
    const { evidence } = await run(first.url, second.url, third)
    expect(performance.now() - began).toBeLessThan(2500)
    expect(evidence).toContain(`app0_url=${first.url.origin} `)
    expect(evidence).toContain(`app1_url=${second.url.origin} `)
    expect(evidence).toContain(`app2_url=${third.origin} `)
    expect(evidence).toMatch(/Log of app0:\nError: no table "a"$/)
  })

  test('waits for the own health check of the first app, and no longer than a check may take', async () => {
    await using first = await serving((_, response) => response.end())
    const took = async () => {
      const began = performance.now()
      expect((await run(first.url)).evidence).toContain('app0_url=')
      return performance.now() - began
    }
    try {
      health = Array(5).fill('starting')
      expect(await took()).toBeGreaterThan(450)
      health = Array(500).fill('starting')
      expect(await took()).toBeGreaterThan(2900)
    } finally {
      health = []
    }
  })

  test('is not run where the first app never answers', async () => {
    await using second = await serving((_, response) => response.end())
    expect(await run(await closedPort(), second.url)).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^a\.hurl: connection refused, after 3(\.\d)?s of trying$/),
    })
  })
})
