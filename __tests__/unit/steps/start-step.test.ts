import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { Semaphore } from '../../../src/common/semaphore.js'
import { TimeBudget } from '../../../src/common/time-budget.js'
import { HookedStarts } from '../../../src/steps/hooked-starts.js'
import { start } from '../../../src/steps/start-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'

interface Starting {
  readonly byCompose?: boolean
  readonly container?: (id: string) => Promise<void>
  readonly compose?: (signal: AbortSignal) => Promise<{ exitCode: number; stderr: string }>
  readonly signal?: AbortSignal
  readonly hookedStarts?: HookedStarts
  /** The model's service. */
  readonly app?: object
}

function started({
  byCompose = false,
  container,
  compose,
  signal = new AbortController().signal,
  hookedStarts,
  app = {},
}: Starting) {
  const happened: string[] = []
  const clock = new ManualClock()
  const context = {
    clock,
    time: new TimeBudget(clock, 0, 60_000),
    release: { model: { services: { app } }, directory: '/' },
    containers: { of: () => [{ id: 'one' }, { id: 'two' }] },
    starts: new Semaphore(1),
    hookedStarts,
    docker: {
      start: async (id: string) => {
        happened.push(`start ${id}`)
        await container?.(id)
      },
      exec: async (id: string, { command }: { command: readonly string[] }) => {
        happened.push(`exec ${id} ${command.join(' ')}`)
        return { exitCode: 7, output: '' }
      },
    },
    compose: {
      start: async (_release: unknown, service: string, ending: AbortSignal) => {
        happened.push(`compose ${service}`)
        return (await compose?.(ending)) ?? { exitCode: 0, stderr: '' }
      },
    },
    longRunning: {
      begin: (service: string, ids: readonly string[], mayEnd: boolean) =>
        void happened.push(`keep ${service} ${ids} ${mayEnd}`),
    },
  } as unknown as StepContext
  const step = { id: 'start:app', kind: 'start', service: 'app', needs: [], byCompose, mayEnd: true } as const
  return { outcome: start(step, context, signal), happened, clock }
}

/** A command that ends only when it is ended. */
const hanging = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

test('containers are looked after before they are started', async () => {
  const { outcome, happened } = started({})
  expect(await outcome).toEqual({ status: 'passed' })
  expect(happened).toEqual(['keep app one,two true', 'start one', 'start two'])
})

test('what Compose has to start is started by Compose alone', async () => {
  const { outcome, happened } = started({ byCompose: true })
  expect(await outcome).toEqual({ status: 'passed' })
  expect(happened).toEqual(['keep app one,two true', 'compose app'])
})

test('what a service runs when it has started belongs to its start', async () => {
  const { outcome, happened } = started({ app: { post_start: [{ command: ['warm', 'up'] }] } })
  expect(await outcome).toMatchObject({
    status: 'failed',
    detail: expect.stringContaining('post_start exited 7'),
  })
  expect(happened.slice(1)).toEqual(['start one', 'start two', 'exec one warm up'])
})

test('behind hooks, the call that runs them is the one that starts', async () => {
  const hookedStarts = new HookedStarts()
  hookedStarts.begin('app', Promise.resolve({ exitCode: 0, stdout: '', stderr: '' }))
  const { outcome, happened } = started({ byCompose: true, hookedStarts })
  expect(await outcome).toEqual({ status: 'passed' })
  expect(happened).toEqual(['keep app one,two true'])
})

describe('a start that fails', () => {
  const taken = 'driver failed: Bind for 0.0.0.0:80 failed: port is already allocated'
  const detail = 'could not be started: the port 0.0.0.0:80 is already in use on this machine'

  test('says why, whoever started', async () => {
    const remedy = 'end what uses the port 80 on the machine with the engine, or leave out `ports: declared`'
    const failure = { status: 'failed', detail, evidence: taken, blame: 'elsewhere', remedy }
    const byEngine = started({
      container: () => Promise.reject(Object.assign(new Error(taken), { statusCode: 500 })),
    })
    expect(await byEngine.outcome).toEqual(failure)
    const byCompose = started({ byCompose: true, compose: async () => ({ exitCode: 1, stderr: taken }) })
    expect(await byCompose.outcome).toEqual(failure)
  })

  test('is told where the engine takes longer than the whole run may', async () => {
    const { outcome, clock } = started({ container: () => new Promise(() => {}) })
    const detail = 'the engine had not started it'
    const remedy = expect.stringContaining('log of the engine')
    expect(await clock.until(outcome)).toEqual({ status: 'failed', detail, blame: 'elsewhere', remedy })
    expect(clock.now()).toBe(60_000)
  })

  test('is told so, too, where Compose starts it and no hook is there to wait for', async () => {
    const { outcome, clock } = started({ byCompose: true, compose: hanging })
    expect(await clock.until(outcome)).toMatchObject({
      detail: 'the engine had not started it',
      blame: 'elsewhere',
    })
  })

  test('because the engine is lost, or somebody cancels, is no failure', async () => {
    const lost = started({ container: () => Promise.reject(new EngineTrouble('lost')) })
    await expect(lost.outcome).rejects.toThrow('lost')
    const over = new AbortController()
    const hanging = started({ container: () => new Promise(() => {}), signal: over.signal })
    over.abort(new Error('over'))
    await expect(hanging.outcome).rejects.toThrow('over')
  })
})
