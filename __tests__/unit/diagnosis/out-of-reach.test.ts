import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { needReach } from '../../../src/diagnosis/out-of-reach.js'
import { check } from '../../../src/steps/check-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { checkOf } from '../checks/reading.js'
import { closedPort, serving } from '../checks/server.js'

const going = new AbortController().signal

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid'
const listens = (address: string, port: number) =>
  `${HEAD}\n   0: ${address}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000`

/** A stage whose only container says this of what it listens on, and publishes 8000 there. */
function stageOf(tables: string, at?: URL): StepContext {
  const published = { '8000/tcp': { address: '127.0.0.1', port: Number(at?.port) } }
  const stage = {
    model: { services: { app: {} } },
    settings: { timeouts: { smoke: 300 } },
    clock: systemClock,
    containers: { of: () => [{ id: 'one' }] },
    docker: {
      inspect: async () => ({ pid: 0, restarting: false, published }),
      exec: async () => ({ exitCode: 0, output: tables }),
    },
  }
  return stage as unknown as StepContext
}

describe('a port that nobody could connect to', () => {
  test('is out of reach where the service listens on it', async () => {
    const reach = needReach('app', 8000, await closedPort(), stageOf(listens('00000000', 8000)), going)
    await expect(reach).rejects.toThrow('port 8000 of app is published where this process cannot reach it')
    await expect(reach).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('is the release’s own affair where it was only late, or uses the machine’s own network', async () => {
    const listening = stageOf(listens('00000000', 8000))
    await using late = await serving((_, response) => response.end())
    await expect(needReach('app', 8000, late.url, listening, going)).resolves.toBeUndefined()
    const onHost = { ...listening, model: { services: { app: { network_mode: 'host' } } } }
    await expect(needReach('app', 8000, await closedPort(), onHost, going)).resolves.toBeUndefined()
  })

  test.each([
    ['on another port', listens('00000000', 9000)],
    ['on loopback alone', listens('0100007F', 8000)],
    ['on nothing', HEAD],
    ['on nobody knows what', 'exec: "cat": executable file not found in $PATH'],
  ])('is the release’s own affair where it listens %s', async (_, tables) => {
    await expect(needReach('app', 8000, await closedPort(), stageOf(tables), going)).resolves.toBeUndefined()
  })
})

describe('a check that nobody took', () => {
  const step = {
    id: 'check:1',
    kind: 'check',
    service: 'app',
    needs: [],
    check: checkOf('GET app:8000/'),
    port: 8000,
  } as const

  test('is no failure of a release that listens', async () => {
    const stage = stageOf(listens('00000000', 8000), await closedPort())
    await expect(check(step, stage, going)).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('is one of a release that does not', async () => {
    expect(await check(step, stageOf(HEAD, await closedPort()), going)).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(
        /^GET app:8000\/: connection refused, after \d+ms of trying; app listens on no port$/,
      ),
    })
  })
})
