import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { ContainerEvent, EventListener } from '../../../src/engine/event-stream.js'
import type { Step } from '../../../src/plan/plan.js'
import { NOWHERE } from '../../../src/reach/port-finder.js'
import { execute } from '../../../src/run/execute.js'
import type { RunInput } from '../../../src/run/run-input.js'

const hangs = () => new Promise<never>(() => {})
const up = {
  running: true,
  restarting: false,
  exitCode: 0,
  outOfMemory: false,
  error: '',
  published: {},
  networks: [],
}
const crashed = { ...up, running: false, exitCode: 3 }

/** One service, `app`, is created and started; the engine does as it is told. */
interface Doings {
  readonly create?: (signal: AbortSignal) => Promise<unknown>
  readonly start?: (engine: Told) => Promise<void>
  readonly inspect?: () => Promise<unknown>
  readonly listen?: () => Promise<void>
  readonly version?: () => Promise<string>
  /** How many times faster its limits pass. */
  readonly hurry?: number
}

interface Told {
  tell(event: Pick<ContainerEvent, 'action' | 'exitCode'>): void
  lose(): void
}

function run(
  {
    create = async () => ({ exitCode: 0 }),
    start = async () => {},
    inspect = async () => up,
    listen,
    version = async () => '28',
    hurry = 1,
  }: Doings,
  timeout = 60_000,
) {
  let onEvent: (event: ContainerEvent) => void = () => {}
  let onLost: (trouble: EngineTrouble) => void = () => {}
  const told: Told = {
    tell: (event) => onEvent({ id: '1', service: 'app', at: 0, ...event }),
    lose: () => onLost(new EngineTrouble('the Docker Engine was lost')),
  }
  const docker = {
    listenToEvents: async (_project: string, listener: EventListener) => {
      onEvent = listener.onEvent
      onLost = listener.onLost
      await listen?.()
    },
    version,
    containers: async () => [{ id: '1', name: 'app', service: 'app', image: 'sha256:1', state: 'created' }],
    start: () => start(told),
    inspect,
    lastLines: async () => 'no secret key\n',
    hasFullDisk: async () => false,
  }
  const compose = { create: (_release: unknown, _services: unknown, signal: AbortSignal) => create(signal) }
  const steps: Step[] = [
    { id: 'create:app', kind: 'create', service: 'app', needs: [] },
    {
      id: 'start:app',
      kind: 'start',
      service: 'app',
      needs: ['create:app'],
      byCompose: false,
      mayEnd: false,
    },
  ]
  const over = new AbortController()
  const ended = execute({
    plan: { project: 'p', steps, model: {}, urls: [{ service: 'app', port: 80 }] },
    settings: { timeouts: { total: timeout }, settle: 0 },
    project: { directory: '/' },
    base: '/',
    begunAt: systemClock.now(),
    engine: { docker, compose },
    reach: { ports: { find: async () => NOWHERE } },
    copies: [],
    environment: {},
    clock: { ...systemClock, timeout: (ms: number) => systemClock.timeout(ms / hurry) },
    progress: { phase: () => {}, started: () => {}, ended: () => {}, keepLog: () => {} },
    signal: over.signal,
  } as unknown as RunInput)
  return { ended, cancel: () => over.abort(new Error('cancelled')) }
}

/** Rejects as a command does that is ended. */
const untilEnded = (signal: AbortSignal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('a run', () => {
  test('passes with what it started up and running', async () => {
    expect(await run({}).ended).toMatchObject({
      failed: undefined,
      interrupted: false,
      images: { app: 'sha256:1' },
    })
  })

  test('fails though its last step has passed, where a container ended just then', async () => {
    const start = async ({ tell }: Told) => tell({ action: 'die', exitCode: 3 })
    const inspect = async () => {
      await soon()
      return crashed
    }
    expect(await run({ start, inspect }).ended).toMatchObject({
      failed: { id: 'start:app', detail: 'app exited 3; its last line: no secret key' },
    })
  })

  test('fails though its last step has passed, where the engine has not told yet that a container ended', async () => {
    expect(await run({ inspect: async () => crashed }).ended).toMatchObject({ failed: { id: 'start:app' } })
  })

  test.each([
    ['an engine that never starts a container', { start: hangs }, 'start:app'],
    ['a Compose that never creates it', { create: untilEnded }, 'create:app'],
  ])(
    'is ended by its time limit and by whoever cancels it: %s',
    async (_name, doings, id) => {
      const late = await run(doings, 50).ended
      expect(late).toMatchObject({
        failed: { status: 'failed', detail: expect.stringMatching(/^the whole run took longer than 50ms: /) },
      })
      expect(late.failed?.id).toBe(id)
      const { ended, cancel } = run(doings)
      await soon()
      cancel()
      expect(await ended).toMatchObject({ failed: undefined, interrupted: true })
    },
    20_000,
  )

  test('is ended by whoever cancels it though the engine does not say how the container is', async () => {
    const { ended, cancel } = run({ inspect: hangs })
    await soon()
    cancel()
    expect(await ended).toMatchObject({ failed: undefined, interrupted: true })
  })

  test('is ended by whoever cancels it though the engine does not say whether it will tell of events', async () => {
    const { ended, cancel } = run({ listen: hangs })
    await soon()
    cancel()
    const { records, failed, interrupted } = await ended
    expect(records.map(({ status }) => status)).toEqual(['skipped', 'skipped'])
    expect([failed, interrupted]).toEqual([undefined, true])
  })

  test.each([
    [
      'a step has failed, as if by itself',
      {
        create: async () => ({
          exitCode: 1,
          stderr: 'unable to find user shop: no matching entries in passwd file',
        }),
      },
      60_000,
    ],
    ['the time is up', { create: hangs }, 50],
  ])('could not judge where the engine says nothing any more and %s', async (_, doings, timeout) => {
    const { failed, crash } = await run({ ...doings, version: hangs, hurry: 100 }, timeout).ended
    expect(failed).toBeUndefined()
    expect(crash).toMatchObject({ message: 'the Docker Engine did not answer within 10s' })
  })

  test('that has failed has failed, whatever becomes of the engine then', async () => {
    const start = async ({ tell, lose }: Told) => {
      tell({ action: 'die', exitCode: 3 })
      await soon()
      lose()
    }
    let looks = 0
    const inspect = async () => {
      looks += 1
      if (looks > 1) throw new EngineTrouble('the Docker Engine was lost')
      return crashed
    }
    const execution = await run({ start, inspect }).ended
    expect(execution).toMatchObject({
      failed: { id: 'start:app', detail: 'app exited 3; its last line: no secret key' },
      urls: {},
    })
    expect(execution.records.map(({ status }) => status)).toEqual(['passed', 'failed'])
  })

  test('is not judged where the engine is lost before anything has failed', async () => {
    const start = async ({ lose }: Told) => lose()
    const execution = await run({ start }).ended
    expect(execution).toMatchObject({ failed: undefined, interrupted: true })
    expect(execution.crash).toBeInstanceOf(EngineTrouble)
  })

  describe('in which a step fails', () => {
    const refused = async () => ({ exitCode: 1, stderr: 'no such device\n' })

    test('has failed where the engine is there', async () => {
      expect(await run({ create: refused }).ended).toMatchObject({
        failed: { id: 'create:app', detail: 'could not be created: no such device' },
      })
    })

    test('is not judged where the engine is gone: that is the cause', async () => {
      const version = () => Promise.reject(new EngineTrouble('the Docker Engine was lost'))
      const execution = await run({ create: refused, version }).ended
      expect(execution).toMatchObject({ failed: undefined, interrupted: true })
      expect(execution.crash).toBeInstanceOf(EngineTrouble)
    })
  })
})
