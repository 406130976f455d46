import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import Dockerode from 'dockerode'
import { EngineTrouble } from '../../../src/common/problem.js'
import { execInContainer } from '../../../src/engine/container-exec.js'
import { frame } from '../../harness/fake-engine.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const hangs = () => new Promise<never>(() => {})

interface Doings {
  readonly create?: () => Promise<unknown>
  readonly output?: Readable
  readonly exitCode?: number | null
}

/** An engine whose container runs a command like this. */
function engine({ create, output = Readable.from([]), exitCode = 0 }: Doings): Dockerode {
  const exec = { start: async () => output, inspect: async () => ({ ExitCode: exitCode }) }
  const container = { exec: create ?? (async () => exec) }
  return { modem: new Dockerode().modem, getContainer: () => container } as unknown as Dockerode
}

function run(doings: Doings, signal = going, clock = new ManualClock(), maxOutput?: number) {
  const limits = { timeoutMs: 100, signal, maxOutput }
  return { ended: execInContainer(engine(doings), 'app', { command: ['probe'] }, limits, clock), clock }
}

describe('a command in a container', () => {
  test('ends with its exit code and all it printed', async () => {
    const output = Readable.from([frame('out\n'), frame('err\n', 2)])
    expect(await run({ output, exitCode: 3 }).ended).toEqual({ exitCode: 3, output: 'out\nerr\n' })
  })

  test('shows its errors last, in whichever order its two outputs come', async () => {
    const pieces = [frame('no ', 2), frame('out'), frame('file\n', 2)]
    expect((await run({ output: Readable.from(pieces) }).ended).output).toBe('out\nno file\n')
  })

  test('is asked for both of its outputs, without an input', async () => {
    const asked: unknown[] = []
    const exec = {
      start: async (options: object) => {
        asked.push(options)
        return Readable.from([])
      },
      inspect: async () => ({ ExitCode: 0 }),
    }
    const create = async (options: object) => {
      asked.push(options)
      return exec
    }
    const container = { exec: create }
    const api = { modem: new Dockerode().modem, getContainer: () => container } as unknown as Dockerode
    const limits = { timeoutMs: 1, signal: going }
    await execInContainer(api, 'app', { command: ['a', 'b'] }, limits, new ManualClock())
    const more = { user: '0', privileged: true, workingDirectory: '/srv', environment: ['A=1'] }
    await execInContainer(api, 'app', { command: ['c'], ...more }, limits, new ManualClock())
    expect(asked).toEqual([
      { Cmd: ['a', 'b'], AttachStdout: true, AttachStderr: true },
      { hijack: false, stdin: false },
      {
        ...{ Cmd: ['c'], AttachStdout: true, AttachStderr: true },
        ...{ User: '0', Privileged: true, WorkingDir: '/srv', Env: ['A=1'] },
      },
      { hijack: false, stdin: false },
    ])
  })

  test('keeps the end of what it prints', async () => {
    const output = Readable.from([frame('0123456789')])
    expect(await run({ output }, going, new ManualClock(), 4).ended).toEqual({ exitCode: 0, output: '…789' })
  })

  test.each<[string, Doings]>([
    ['is not even begun', { create: hangs }],
    ['prints nothing and goes on', { output: new Readable({ read: () => {} }) }],
  ])('that %s in time is left alone', async (_, doings) => {
    const { ended, clock } = run(doings)
    await clock.advance(100)
    expect(await ended).toEqual({ exitCode: undefined, output: 'no answer within 100 ms' })
  })

  test('that the engine refuses is told in its words', async () => {
    const refused = Object.assign(new Error('(HTTP code 409) conflict - Container app is restarting'), {
      statusCode: 409,
    })
    const create = () => Promise.reject(refused)
    expect(await run({ create }).ended).toEqual({
      exitCode: undefined,
      output: 'Container app is restarting',
    })
  })

  test('whose exit code the engine does not know has none', async () => {
    expect(await run({ exitCode: null }).ended).toEqual({ exitCode: undefined, output: '' })
  })

  test('of an engine that is lost is trouble', async () => {
    const lost = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
    await expect(run({ create: lost }).ended).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('is not waited for by whoever cancels', async () => {
    const over = new AbortController()
    const { ended } = run({ create: hangs }, over.signal)
    over.abort(new Error('over'))
    await expect(ended).rejects.toThrow('over')
  })
})
