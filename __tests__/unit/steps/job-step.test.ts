import { describe, expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import { job } from '../../../src/steps/job-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { endlessTime } from './endless-time.js'

const going = new AbortController().signal
const ended = {
  running: false,
  restarting: false,
  exitCode: 0,
  outOfMemory: false,
  memoryLimit: 0,
  networks: [],
  error: '',
}

interface Working {
  readonly role?: 'migrate' | 'acceptance' | 'test'
  /** Milliseconds until a container ends, each time. */
  readonly takes?: number
  /** What the engine says of the container after each end. */
  readonly ends?: readonly (Partial<ContainerDetails> | undefined)[]
  readonly start?: () => Promise<void>
  readonly lastLines?: () => Promise<string>
}

function worked({
  role = 'migrate',
  takes = 10,
  ends = [ended],
  start = async () => {},
  lastLines = async () => 'clicking\n',
}: Working) {
  const clock = new ManualClock()
  const examined: string[] = []
  const coming = [...ends]
  const context = {
    time: endlessTime,
    settings: { timeouts: { migrate: 300_000 } },
    release: { model: {}, directory: '/' },
    containers: { of: () => [{ id: '1' }] },
    starts: { run: (work: () => Promise<void>) => work() },
    docker: {
      start,
      inspect: async () => {
        const next = coming.shift()
        return next && { ...ended, id: '1', ...next }
      },
      lastLines,
      hasFullDisk: async () => false,
      // Something listens on 5432.
      exec: async () => ({
        exitCode: 0,
        output: '  sl  local_address\n   0: 00000000:1538 00000000:0000 0A\n',
      }),
    },
    events: {
      moreEnds: (_id: string, _seen: number, signal: AbortSignal) => clock.sleep(takes, signal),
      lastEnd: () => ({ ranOutOfMemory: false, fromOutside: false }),
    },
    peers: { it: ['db'] },
    addresses: { sharesHostNetwork: () => false },
    longRunning: { examineUnhealthy: async () => void examined.push('unhealthy') },
    clock,
  } as unknown as StepContext
  const step = { id: 'job:it', kind: 'job', service: 'it', needs: [], role, byCompose: false } as const
  return { outcome: clock.until(job(step, context, going)), clock, examined }
}

describe('a job', () => {
  test('that exits with 0 has passed, and stores are looked at', async () => {
    const { outcome, examined } = worked({})
    expect(await outcome).toEqual({ status: 'passed', attempts: 1 })
    expect(examined).toEqual(['unhealthy'])
  })

  test('that was refused by a service is told what that listens on', async () => {
    const { outcome } = worked({
      ends: [{ exitCode: 1 }, { running: true, pid: 0 }],
      lastLines: async () => 'dial tcp db:5433: connect: connection refused',
    })
    expect(await outcome).toMatchObject({
      detail:
        'it exited 1: dial tcp db:5433: connect: connection refused; nothing listens on port 5433 of db; it listens on 5432',
    })
  })

  test('that exits otherwise and has printed nothing is told by what it ran', async () => {
    const command = ['sh', '-c', 'test -f /seed.sql ||\n exit 7']
    const { outcome } = worked({ ends: [{ exitCode: 7, command }], lastLines: async () => '\n' })
    expect(await outcome).toMatchObject({
      detail: 'it exited 7; its log is empty, and it ran: test -f /seed.sql || exit 7',
    })
  })

  test('that exits otherwise has failed with its last words', async () => {
    const { outcome, examined } = worked({ ends: [{ exitCode: 7 }] })
    expect(await outcome).toEqual({
      status: 'failed',
      attempts: 1,
      detail: 'it exited 7; its last line: clicking',
      evidence: 'clicking',
      cause: { log: 'it', lines: ['clicking'] },
    })
    expect(examined).toEqual([])
  })

  test.each([
    ['restarting', { restarting: true, exitCode: 1 }],
    ['running again', { running: true, exitCode: 1 }],
  ])('is waited for while its restart policy retries it: %s', async (_, between) => {
    expect(await worked({ ends: [between, between, {}] }).outcome).toEqual({ status: 'passed', attempts: 3 })
    // The engine was asked about the first end when the last had come.
    expect(await worked({ ends: [{ restarts: 2 }] }).outcome).toEqual({ status: 'passed', attempts: 3 })
    expect(await worked({ ends: [between, { exitCode: 2 }] }).outcome).toMatchObject({
      detail: 'it exited 2, the last of 2 times; its last line: clicking',
    })
  })

  test('that cannot be started has failed, and nobody waits for its end', async () => {
    const refused = Object.assign(new Error('exec: "migrate": not found'), { statusCode: 400 })
    const { outcome } = worked({ start: () => Promise.reject(refused) })
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^could not be started/),
    })
  })

  test('whose container somebody removes is no failure of the release', async () => {
    expect(await worked({ ends: [undefined] }).outcome).toMatchObject({
      status: 'failed',
      detail: 'it is gone: somebody removed its container',
      blame: 'elsewhere',
    })
  })
})

describe('the time a migration may take', () => {
  test.each([
    ['migrate', { status: 'failed', detail: 'it did not end within 5m; its last line: clicking' }],
    ['acceptance', { status: 'passed', attempts: 1 }],
    ['test', { status: 'passed', attempts: 1 }],
  ] as const)('is for migrations: %s', async (role, outcome) => {
    expect(await worked({ role, takes: 600_000 }).outcome).toMatchObject(outcome)
  })

  test('is over though the engine does not say what the job printed', async () => {
    const { outcome, clock } = worked({ takes: 600_000, lastLines: () => new Promise(() => {}) })
    expect(await outcome).toEqual({ status: 'failed', detail: 'it did not end within 5m', evidence: '' })
    expect(clock.now()).toBe(302_000)
  })
})
