import { describe, expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import { ready } from '../../../src/steps/ready-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { knownStores } from '../../../src/stores/known-stores.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { endlessTime } from './endless-time.js'
import { stepListener } from './step-listener.js'

const going = new AbortController().signal
const redis = knownStores.find(({ name }) => name === 'redis')
const healthCheck = { test: ['CMD', 'ask'], interval: 1000, timeout: 1000, retries: 3, startPeriod: 0 }
const listening = `  sl  local_address\n   0: 00000000:${(6379).toString(16).toUpperCase()} 00000000:0000 0A\n`

interface Waiting {
  readonly containers?: readonly string[]
  readonly details?: Partial<ContainerDetails>
  readonly store?: typeof redis
  /** Exit code of a probe of this container. */
  readonly probe?: (id: string) => number
  readonly timeout?: number
  readonly load?: number
  readonly log?: string
  readonly healthAwaitedBy?: string
  /** Health checks passed so long after 1970. */
  readonly passedAt?: readonly number[]
}

function waited(waiting: Waiting) {
  const {
    containers = ['one'],
    details = {},
    store,
    probe = () => 0,
    timeout,
    load = 0,
    log,
    healthAwaitedBy,
    passedAt = [],
  } = waiting
  const clock = new ManualClock()
  const told: string[] = []
  const lost: (() => Promise<string | undefined>)[] = []
  const { progress, tries } = stepListener()
  const context = {
    time: endlessTime,
    machine: { processors: 2, load: () => load, stalledMs: async () => undefined },
    settings: { timeouts: { ready: timeout } },
    containers: { of: () => containers.map((id) => ({ id })) },
    docker: {
      inspect: async () => ({ pid: 0, exposed: [], ...details }),
      exec: async (id: string, command: readonly string[]) =>
        command[0] === 'cat' ? { exitCode: 0, output: listening } : { exitCode: probe(id), output: 'no\n' },
      lastTimedLines: async (id: string) =>
        (log ?? `Error: ${id} has no disk "a"`)
          .split('\n')
          .map((text) => ({ text, at: Number(/^\d+/.exec(text)?.[0]) })),
    },
    events: { commandsIn: () => passedAt.map((at) => ({ began: at, ended: at, exitCode: 0 })) },
    health: { becameReady: (...said: readonly unknown[]) => void told.push(said.join(' ')) },
    longRunning: {
      proved: (service: string) => void told.push(`${service} proved`),
      becameReady: (id: string, check: () => Promise<string | undefined>) => {
        told.push(`${id} ready`)
        lost.push(check)
      },
    },
    progress,
    clock,
  } as unknown as StepContext
  const step = { id: 'ready:db', kind: 'ready', service: 'db', needs: [], store, healthAwaitedBy } as const
  return { outcome: clock.until(ready(step, context, going)), told, lost, tries, clock }
}

describe('a service is ready', () => {
  test('as soon as it runs where nothing says more', async () => {
    const { outcome, told } = waited({})
    expect(await outcome).toEqual({
      status: 'passed',
      attempts: 0,
      detail: 'it runs; no health check says more',
    })
    expect(told).toEqual(['db proved', 'db false'])
  })

  test('but not where another waits for a health check that it has not', async () => {
    for (const store of [undefined, redis]) {
      expect(await waited({ store, healthAwaitedBy: 'app' }).outcome).toMatchObject({
        status: 'failed',
        detail: expect.stringMatching(/^app waits until db is healthy, and db has no health check/),
        about: ['services', 'app', 'depends_on', 'db'],
      })
    }
    expect(await waited({ details: { healthCheck }, healthAwaitedBy: 'app' }).outcome).toMatchObject({
      status: 'passed',
    })
  })

  test('when the health checks of all its containers pass', async () => {
    let probes = 0
    const probe = (id: string) => {
      probes += 1
      return id === 'two' && probes < 6 ? 1 : 0
    }
    const { outcome, told, tries } = waited({ containers: ['one', 'two'], details: { healthCheck }, probe })
    expect(await outcome).toEqual({ status: 'passed', attempts: expect.any(Number) })
    expect((await outcome).attempts).toBeGreaterThan(1)
    expect(told).toEqual(['db proved', 'db proved', 'db true'])
    // Every probe is told, by the name of its container.
    expect(tries).toHaveLength(probes)
    expect(tries[0]).toEqual({
      at: '1970-01-01T00:00:00.050Z',
      durationMs: 0,
      status: 'passed',
      said: 'db (1 of 2): exit code 0: no',
    })
    expect(tries.map(({ status, said }) => `${status} ${said}`)).toContain(
      'failed db (2 of 2): exit code 1: no',
    )
  })

  test('not where one of them fails in time', async () => {
    const probe = (id: string) => (id === 'two' ? 1 : 0)
    const { outcome } = waited({ containers: ['one', 'two'], details: { healthCheck }, probe })
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail:
        'db (2 of 2) was not healthy within 3s; its last probe exited 1: no; db logged: Error: two has no disk "a"',
      evidence: 'no\nLog of db:\nError: two has no disk "a"',
      cause: { log: 'db', lines: ['Error: two has no disk "a"'] },
    })
  })

  test('not where it does not listen in time, and its last words say what it was at', async () => {
    const postgres = knownStores.find(({ name }) => name === 'postgres')
    const log = 'running /docker-entrypoint-initdb.d/init.sh\n'
    const { outcome } = waited({ store: postgres, timeout: 5000, log })
    expect(await outcome).toMatchObject({
      detail: `db did not listen on the network within 5s; its last line: ${log.trim()}`,
      evidence: `Log of db:\n${log.trim()}`,
    })
  })

  test('not where its own health check has it log a failure, which is none', async () => {
    const postgres = knownStores.find(({ name }) => name === 'postgres')
    const log = ['1 restoring', '2 FATAL: role "root" does not exist', '3 FATAL: role "root" does not exist']
    const { outcome } = waited({ store: postgres, timeout: 5000, log: log.join('\n'), passedAt: [2, 3] })
    expect((await outcome).detail).toBe(
      'db did not listen on the network within 5s; its last line: 1 restoring',
    )
  })

  test('not in time, which the reason puts down to a machine that was overloaded', async () => {
    const { outcome } = waited({ details: { healthCheck }, probe: () => 1, load: 20 })
    expect((await outcome).detail).toMatch(
      /^db was not healthy within 3s; its last probe exited 1: no; db logged: Error: one has no disk "a"; the machine was overloaded meanwhile: a load of 20/,
    )
    const missing = waited({ details: { healthCheck }, probe: () => 127, load: 20 })
    expect((await missing.outcome).detail).not.toContain('overloaded')
  })

  test('not where the user’s time is up', async () => {
    const { outcome, clock } = waited({ details: { healthCheck }, probe: () => 1, timeout: 500 })
    expect(await outcome).toMatchObject({ detail: expect.stringContaining('within 500ms') })
    expect(clock.now()).toBeGreaterThanOrEqual(500)
  })
})

describe('a store that is ready', () => {
  test('can be asked later whether it still is', async () => {
    let isUp = true
    const { outcome, told, lost } = waited({ store: redis, probe: () => (isUp ? 0 : 1) })
    expect(await outcome).toMatchObject({ status: 'passed' })
    expect(told).toEqual(['db proved', 'one ready', 'db true'])
    expect(await lost[0]?.()).toBeUndefined()
    isUp = false
    expect(await lost[0]?.()).toBe('db was ready, but is so no longer: its last probe exited 1: no')
  })

  test.each([
    ['on its own port', [], 'passed', 0],
    ['on its own port, which the image exposes beside another', [6379, 26379], 'passed', 0],
    ['on any port the image exposes', [1234], 'passed', 0],
  ])('listens %s', async (_, exposed, status) => {
    const { outcome, clock } = waited({ store: redis, details: { exposed } })
    expect(await outcome).toMatchObject({ status })
    expect(clock.now()).toBeLessThan(5000)
  })
})
