import { describe, expect, test } from '@jest/globals'
import type { ContainerEvent } from '../../../src/engine/event-stream.js'
import { HookedStarts } from '../../../src/steps/hooked-starts.js'
import { preStart } from '../../../src/steps/pre-start-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { endlessTime } from './endless-time.js'

const at = (line: number) => ({ file: 'compose.yaml', line, column: 9 })
const hooks = [
  { command: 'migrate', at: at(7) },
  { command: 'seed', at: at(8) },
]

interface Answer {
  readonly exitCode: number
  readonly stderr?: string
}

type Happening = (event: Partial<ContainerEvent>) => void

interface Told {
  /** What happens while Compose works. */
  readonly happens?: (tell: Happening) => void
  /** How Compose's call ends; absent: it does not. */
  readonly answer?: Answer
  /** What happens after its end. */
  readonly afterwards?: (tell: Happening) => void
  readonly log?: string
  readonly preStart?: typeof hooks
  readonly ranOutOfMemory?: boolean
}

function done({
  happens = () => {},
  answer,
  afterwards = () => {},
  log = '',
  preStart: steps = hooks,
  ranOutOfMemory = false,
}: Told) {
  const clock = new ManualClock()
  const kept: string[] = []
  let listener: (event: ContainerEvent) => void = () => {}
  const tell: Happening = (event) =>
    listener({ action: 'create', id: '1', service: 'app.pre_start', exitCode: 0, at: 0, ...event })
  let calling: AbortSignal | undefined
  const context = {
    time: endlessTime,
    settings: { timeouts: { migrate: 5000 } },
    release: { model: {}, directory: '/' },
    compose: {
      start: (_release: unknown, _service: string, signal: AbortSignal) => {
        calling = signal
        happens(tell)
        if (answer === undefined) return new Promise(() => {})
        return clock.sleep(10, signal).then(() => {
          void clock.sleep(100, signal).then(() => afterwards(tell))
          return { stdout: '', stderr: '', ...answer }
        })
      },
    },
    docker: {
      followLog: async (_id: string, destination: NodeJS.WritableStream) => void destination.write(log),
      hasFullDisk: async () => false,
      isForeign: async () => false,
    },
    events: {
      listen: (one: typeof listener) => {
        listener = one
        return () => {}
      },
      lastEnd: () => ({ ranOutOfMemory, fromOutside: false }),
    },
    hookedStarts: new HookedStarts(),
    keepLog: (name: string, text: string) => void kept.push(name, text),
    clock,
  } as unknown as StepContext
  const step = {
    id: 'job:app.pre_start',
    kind: 'job',
    service: 'app',
    needs: [],
    role: 'migrate',
    byCompose: true,
    preStart: steps,
  } as const
  const outcome = clock.until(preStart(step, context, new AbortController().signal))
  return { outcome, context, kept, isKilled: () => calling?.aborted }
}

describe('passed', () => {
  test('when the service starts, though Compose goes on with what comes after that', async () => {
    const { outcome, context, isKilled } = done({
      happens: (tell) => {
        tell({})
        tell({ action: 'die' })
        tell({ service: 'app', action: 'start', id: 'a' })
      },
    })
    expect(await outcome).toEqual({ status: 'passed', attempts: 1 })
    expect(context.hookedStarts?.of('app')).toBeDefined()
    expect(isKilled()).toBe(false)
  })

  test('when all hooks have, though the start of the service fails', async () => {
    const { outcome } = done({
      preStart: hooks.slice(0, 1),
      happens: (tell) => {
        tell({})
        tell({ action: 'die' })
      },
      answer: { exitCode: 1, stderr: 'port is taken' },
    })
    expect(await outcome).toMatchObject({ status: 'passed' })
  })
})

describe('failed', () => {
  test('by the hook that did, with its words and its place, though its end is told late', async () => {
    const { outcome, kept } = done({
      happens: (tell) => {
        tell({})
        tell({ action: 'die' })
        tell({ id: '2' })
      },
      answer: { exitCode: 1, stderr: 'words that nobody knows' },
      afterwards: (tell) => tell({ id: '2', action: 'die', exitCode: 3 }),
      log: 'ERROR: column slug contains null values\n',
    })
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: "app's pre_start (second of two) exited 3: ERROR: column slug contains null values",
      cause: { log: 'app.pre_start' },
      at: at(8),
    })
    expect(kept).toContain('app.pre_start')
  })

  test('by the kernel, which the engine tells', async () => {
    const { outcome } = done({
      preStart: hooks.slice(0, 1),
      happens: (tell) => {
        tell({})
        tell({ action: 'die', exitCode: 137 })
      },
      answer: { exitCode: 1 },
      ranOutOfMemory: true,
    })
    expect(await outcome).toMatchObject({
      detail: expect.stringMatching(/^app's pre_start was killed for memory/),
      blame: 'elsewhere',
    })
  })

  test('where no hook could be run, in the words of Compose', async () => {
    const { outcome } = done({ answer: { exitCode: 1, stderr: 'words that nobody knows' } })
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: "app's pre_start could not be run: words that nobody knows",
      at: at(7),
    })
  })

  test('by its time, with the hook that hangs, and Compose is ended', async () => {
    const { outcome, isKilled } = done({ happens: (tell) => tell({}), log: 'waiting for a lock\n' })
    expect(await outcome).toMatchObject({
      status: 'failed',
      detail: "app's pre_start (first of two) did not end within 5s; its last line: waiting for a lock",
      at: at(7),
    })
    expect(isKilled()).toBe(true)
  })
})
