import { describe, expect, test } from '@jest/globals'
import type { CommandResult } from '../../../src/engine/command.js'
import { build } from '../../../src/steps/build-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { Folder } from '../../harness/folder.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { endlessTime } from './endless-time.js'
import { stepListener } from './step-listener.js'

const going = new AbortController().signal
const step = {
  id: 'build:app',
  kind: 'build',
  service: 'app',
  needs: [],
  image: 'app:run',
  shared: [{ service: 'worker', image: 'worker:run' }],
} as const

/** Builds with a Compose that does this. */
function built(
  compose: (signal: AbortSignal, onText: (text: string) => void) => Promise<CommandResult>,
  directory = '/project',
) {
  const tagged: string[] = []
  const logs: string[] = []
  const { progress, at } = stepListener()
  const clock = new ManualClock()
  const context = {
    time: endlessTime,
    settings: { timeouts: { build: 600_000 }, build: { builder: 'big' } },
    release: { model: { services: { app: { build: { context: '.' } } } }, directory },
    compose: {
      build: (
        _release: unknown,
        service: string,
        builder: string,
        signal: AbortSignal,
        onText: () => void,
      ) => {
        logs.push(`${service} with ${builder}`)
        return compose(signal, onText)
      },
    },
    docker: { tag: async (from: string, to: string) => void tagged.push(`${from} ${to}`) },
    clock,
    progress,
    keepLog: (name: string, text: string) => void logs.push(`${name}: ${text}`),
  } as unknown as StepContext
  return { outcome: build(step, context, going), tagged, logs, at, clock }
}

const ended = (exitCode: number): CommandResult => ({ exitCode, stdout: '', stderr: '' })

test('an image that is built gets the names of those that share it, and its log is kept', async () => {
  const { outcome, tagged, logs } = built(async (_, onText) => {
    onText('#1 done\n')
    return ended(0)
  })
  expect(await outcome).toEqual({ status: 'passed' })
  expect(tagged).toEqual(['app:run worker:run'])
  expect(logs).toEqual(['app with big', 'build-app: #1 done\n'])
})

describe('a build that fails', () => {
  const log = [
    '#6 [2/2] RUN make',
    '#6 0.123 no rule to make target',
    '#6 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2',
    '',
  ].join('\n')

  test('says why, shows what the instruction printed, and where the Dockerfile says it', async () => {
    await using folder = await Folder.with({ Dockerfile: 'FROM debian\nRUN make\n' }, 'build-step')
    const { outcome, tagged } = built(async (_, onText) => {
      onText(log)
      return ended(1)
    }, folder.path)
    expect(await outcome).toEqual({
      status: 'failed',
      detail: 'app, worker: the build failed: RUN make exited 2: no rule to make target',
      evidence: 'RUN make\nno rule to make target',
      cause: { log: 'build-app', lines: ['#6 0.123 no rule to make target'] },
      at: { file: expect.stringContaining('Dockerfile'), line: 2, column: 1 },
    })
    expect(tagged).toEqual([])
  })

  test('shows the end of its log where no instruction printed anything', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`)
    const { outcome } = built(async (_, onText) => {
      onText(`${lines.join('\n')}\nERROR: no such builder\n`)
      return ended(1)
    })
    const { detail, evidence } = await outcome
    expect(detail).toBe('app, worker: the build failed: ERROR: no such builder')
    expect(evidence?.split('\n')).toHaveLength(40)
  })
})

test('a build that takes too long is cut, and says at what it stood, and where that is', async () => {
  await using folder = await Folder.with({ Dockerfile: 'FROM debian\nRUN make\n' }, 'slow-build')
  const { outcome, clock, at } = built(
    (signal, onText) =>
      new Promise((_, reject) => {
        onText('#6 [2/2] RUN make\n')
        onText('#6 0.1 compiling\n')
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
    folder.path,
  )
  expect(at).toEqual(['RUN make', 'RUN make · compiling'])
  await clock.advance(600_000)
  expect(await outcome).toMatchObject({
    status: 'failed',
    cut: true,
    detail:
      'app, worker: the build took longer than 10m: RUN make had not ended after 10m; it printed last: compiling',
    at: { file: expect.stringContaining('Dockerfile'), line: 2, column: 1 },
  })
})

test('what keeps Compose from building is no failure of the release', async () => {
  await expect(built(() => Promise.reject(new Error('spawn docker ENOENT'))).outcome).rejects.toThrow(
    'ENOENT',
  )
})
