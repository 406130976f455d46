import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { ContainerDetails, ContainerEvent } from '../../../src/engine/container-facts.js'
import type { Docker } from '../../../src/engine/docker.js'
import type { StepFailure } from '../../../src/record/step-outcome.js'
import { ContainerEvents } from '../../../src/run/container-events.js'
import { CrashMonitor } from '../../../src/run/crash-monitor.js'

type State = Pick<ContainerDetails, 'running' | 'restarting' | 'exitCode'>

const up: State = { running: true, restarting: false, exitCode: 0 }
const down = (exitCode: number): State => ({ running: false, restarting: false, exitCode })
/** As an engine tells it between two starts. */
const between = (exitCode: number): State => ({ running: true, restarting: true, exitCode })

/** Keeps one container, `app`, that is in this state whenever the engine is asked; undefined: it is gone. */
async function supervised(
  state: State | undefined,
  { mayEnd = false, inspects = async () => {} }: { mayEnd?: boolean; inspects?: () => Promise<void> } = {},
) {
  const failures: string[] = []
  const troubles: unknown[] = []
  const answers: (() => void)[] = []
  let tell: (event: ContainerEvent) => void = () => {}
  let patient = false
  const docker = {
    watch: async (_project: string, onEvent: typeof tell) => {
      tell = onEvent
    },
    inspect: async () => {
      await inspects()
      if (patient) await new Promise<void>((resolve) => answers.push(resolve))
      return state && { outOfMemory: false, memoryLimit: 0, error: '', ...state }
    },
    lastLines: async () => 'listening\nlast words\n',
  } as unknown as Docker
  const over = new AbortController()
  const watch = await ContainerEvents.begin(docker, 'project', over.signal, () => {})
  const supervision = new CrashMonitor(
    docker,
    watch,
    (service, { detail }: StepFailure) => failures.push(`${service}: ${detail}`),
    () => false,
    (error) => troubles.push(error),
  )
  supervision.keep('1', 'app', mayEnd)
  return {
    failures,
    troubles,
    die: (exitCode: number) => tell({ action: 'die', id: '1', service: 'app', exitCode }),
    /** From now on the engine answers when it is told to. */
    holdAnswers: () => {
      patient = true
      return () => {
        patient = false
        for (const answer of answers.splice(0)) answer()
      }
    },
    lookAtAll: () => supervision.lookAtAll(),
    look: (signal = over.signal) => supervision.lookAtTheEnd(signal),
  }
}

describe('when everything has passed, a kept container', () => {
  test.each([
    ['that runs', up, {}, []],
    ['that ended well, and may', down(0), { mayEnd: true }, []],
    ['that is started again after it ended well, and may', between(0), { mayEnd: true }, []],
    ['that has ended', down(3), {}, ['app: app exited 3: last words']],
    ['that ended well, and must not', down(0), {}, ['app: app exited 0: last words']],
    [
      'that ended badly, and might have ended well',
      down(3),
      { mayEnd: true },
      ['app: app exited 3: last words'],
    ],
    [
      'that is about to be started again',
      between(3),
      {},
      ['app: app exited 3 and was not back when everything else had passed: last words'],
    ],
    ['that is gone', undefined, {}, ['app: app is gone: somebody removed its container']],
  ] as const)('%s', async (_name, state, options, failures) => {
    const it = await supervised(state, options)
    await it.look()
    expect(it.failures).toEqual(failures)
  })

  test('that ended once and runs again is fine', async () => {
    const it = await supervised(up)
    it.die(1)
    await it.look()
    expect(it.failures).toEqual([])
  })

  test('whose end the engine was just told to look at is waited for', async () => {
    const it = await supervised(down(3))
    const answer = it.holdAnswers()
    it.die(3)
    const look = it.look()
    await new Promise((resolve) => setImmediate(resolve))
    expect(it.failures).toEqual([])
    answer()
    await look
    expect(it.failures).toContain('app: app exited 3: last words')
  })

  test('of an engine that hangs is not waited for longer than the run may take', async () => {
    const it = await supervised(up)
    it.holdAnswers()
    const over = new AbortController()
    const look = it.look(over.signal)
    over.abort(new Error('time is up'))
    await expect(look).rejects.toThrow('time is up')
  })
})

describe('when something has failed', () => {
  const refuses = Object.assign(new Error('layer does not exist'), { statusCode: 500 })

  test('what the engine refuses to tell of a container is no trouble of the run', async () => {
    const it = await supervised(up, { inspects: async () => Promise.reject(refuses) })
    await expect(it.lookAtAll()).resolves.toBeUndefined()
  })

  test('an engine that is lost is', async () => {
    const lost = new EngineTrouble('the Docker Engine was lost')
    const it = await supervised(up, { inspects: async () => Promise.reject(lost) })
    await expect(it.lookAtAll()).rejects.toBe(lost)
  })
})

describe('under way', () => {
  test('a first and a second end under a restart policy may be recovered from, a third is a crash loop', async () => {
    const it = await supervised(between(7))
    for (const failures of [[], [], ['app: app is in a crash loop: it exited 7 3 times: last words']]) {
      it.die(7)
      await new Promise((resolve) => setImmediate(resolve))
      expect(it.failures).toEqual(failures)
    }
  })
})
