import { describe, expect, test } from '@jest/globals'
import type { CommandResult } from '../../../src/engine/command.js'
import type { PullPolicy } from '../../../src/settings/settings.js'
import { pull } from '../../../src/steps/pull-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { endlessTime } from './endless-time.js'
import { stepListener } from './step-listener.js'

const going = new AbortController().signal

interface Pulling {
  readonly isThere?: boolean
  readonly setting?: PullPolicy
  readonly policy?: PullPolicy
  readonly ofVolume?: true
  readonly compose?: (signal: AbortSignal, onText: (text: string) => void) => Promise<CommandResult>
}

function pulled({ isThere = false, setting, policy = 'missing', ofVolume, compose }: Pulling) {
  const done = async (): Promise<CommandResult> => ({ exitCode: 0, stdout: '', stderr: '' })
  const pulls: string[] = []
  const told: string[] = []
  const clock = new ManualClock()
  const context = {
    time: endlessTime,
    settings: { timeouts: { build: 60_000 }, pull: setting },
    release: { model: {}, directory: '/' },
    docker: { imageId: async () => (isThere ? 'sha256:1' : undefined) },
    compose: {
      pull: (_release: unknown, service: string, signal: AbortSignal, onText: () => void) => {
        pulls.push(service)
        return (compose ?? done)(signal, onText)
      },
      pullImage: (image: string, signal: AbortSignal, onText: () => void) => {
        pulls.push(image)
        return (compose ?? done)(signal, onText)
      },
    },
    clock,
    progress: stepListener().progress,
    tell: (line: string) => void told.push(line),
    keepLog: (name: string) => void pulls.push(name),
  } as unknown as StepContext
  const image = { image: 'db:1', policy, ofVolume }
  const step = { id: 'pull:db', kind: 'pull', service: 'db', needs: [], ...image } as const
  return { outcome: pull(step, context, going), pulls, told, clock }
}

describe('an image is pulled', () => {
  test.each<[string, Pulling, boolean]>([
    ['where it is missing', {}, true],
    ['not where it is there', { isThere: true }, false],
    ['always, where the file says so', { isThere: true, policy: 'always' }, true],
    ['always, where the setting says so', { isThere: true, setting: 'always' }, true],
    [
      'not, where the setting goes before the file',
      { isThere: true, setting: 'missing', policy: 'always' },
      false,
    ],
  ])('%s', async (_, given, isPulled) => {
    const { outcome, pulls } = pulled(given)
    expect(await outcome).toEqual({ status: 'passed', detail: isPulled ? 'pulled db:1' : 'already there' })
    expect(pulls).toEqual(isPulled ? ['db'] : [])
  })
})

test('an image that is mounted is pulled by its own name', async () => {
  const { outcome, pulls } = pulled({ ofVolume: true })
  expect(await outcome).toEqual({ status: 'passed', detail: 'pulled db:1' })
  expect(pulls).toEqual(['db:1'])
})

test.each<[Pulling, string]>([
  [{ policy: 'never' }, 'the image db:1 is not on the engine, and the pull_policy of db is never'],
  [{ setting: 'never' }, 'the image db:1 is not on the engine, and pull is never'],
])('an image that is missing and must not be pulled fails: %j', async (given, detail) => {
  const { outcome, pulls } = pulled(given)
  expect([await outcome, pulls]).toEqual([{ status: 'failed', detail }, []])
})

test('a pull that fails says why, and its log is kept', async () => {
  const { outcome, pulls } = pulled({
    compose: async (_, onText) => {
      onText('db Pulling\nError response: manifest unknown\n')
      return { exitCode: 18, stdout: '', stderr: '' }
    },
  })
  expect(await outcome).toEqual({
    status: 'failed',
    detail: 'db:1 could not be pulled: Error response: manifest unknown',
    evidence: 'db Pulling\nError response: manifest unknown',
    remedy: 'correct the name of the image, or log in to its registry before the gate',
  })
  expect(pulls).toEqual(['db', 'pull-db'])
})

test('a registry that is unwell is asked again, and blamed only if it stays so', async () => {
  const unwell = (times: number) => {
    let asked = 0
    return pulled({
      compose: async (_, onText) => {
        asked += 1
        onText('Error response from daemon: received unexpected HTTP status: 502 Bad Gateway\n')
        return { exitCode: asked > times ? 0 : 18, stdout: '', stderr: '' }
      },
    })
  }
  const short = unwell(2)
  expect(await short.clock.until(short.outcome)).toEqual({
    status: 'passed',
    detail: 'pulled db:1',
    attempts: 3,
  })
  const long = unwell(9)
  expect(await long.clock.until(long.outcome)).toMatchObject({
    status: 'failed',
    detail: expect.stringMatching(/502 Bad Gateway \(tried 4 times\)$/),
    evidence: expect.stringMatching(/^Error.*Gateway$/),
    blame: 'elsewhere',
  })
  expect(long.told).toHaveLength(3)
})

test.each([
  [
    'failed to resolve reference "docker.io/library/db:1": failed to do request: Head "https://a/v2/": no such host',
    'Head "https://a/v2/": no such host',
  ],
  ['unknown: failed to resolve reference "docker.io/library/db:1": not found', 'not found'],
  ['manifest for db:1 not found', 'manifest for db:1 not found'],
])('the reason has not what is known already: %s', async (words, told) => {
  const { outcome, clock } = pulled({
    compose: async (_, onText) => {
      onText(`Error response from daemon: ${words}\n`)
      return { exitCode: 18, stdout: '', stderr: '' }
    },
  })
  expect(await clock.until(outcome)).toMatchObject({
    detail: expect.stringContaining(`db:1 could not be pulled: ${told}`),
    evidence: expect.stringContaining(`Error response from daemon: ${words}`),
  })
})

test('a pull that takes too long fails; what else ends it does not', async () => {
  const hanging = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const { outcome, clock } = pulled({ compose: hanging })
  await clock.advance(60_000)
  expect(await outcome).toEqual({
    status: 'failed',
    detail: 'the pull of db:1 from docker.io took longer than 1m',
    evidence: '',
    cut: true,
    blame: 'elsewhere',
    remedy: expect.stringContaining('build-timeout'),
  })
})

test.each([
  [' app Pulling \n app Error context canceled\ncanceled\n', '', ' app Pulling'],
  [' Image db:1 Pulling \n Image db:1 Interrupted \n', '', ' Image db:1 Pulling'],
  ['Error response from daemon: context canceled', '', ''],
  ['toomanyrequests: later\nError: context canceled\n', ': toomanyrequests: later', 'toomanyrequests: later'],
])('that took too long is not put down to its own end: %j', async (printed, said, evidence) => {
  const ended: Pulling['compose'] = (signal, onText) =>
    new Promise((_, reject) =>
      signal.addEventListener('abort', () => {
        onText(printed)
        reject(signal.reason)
      }),
    )
  const { outcome, clock } = pulled({ compose: ended })
  await clock.advance(60_000)
  expect(await outcome).toMatchObject({
    detail: `the pull of db:1 from docker.io took longer than 1m${said}`,
    evidence,
    blame: 'elsewhere',
  })
})

test('that is cancelled has no outcome', async () => {
  const broken = pulled({ compose: () => Promise.reject(new Error('cancelled')) })
  await expect(broken.outcome).rejects.toThrow('cancelled')
})
