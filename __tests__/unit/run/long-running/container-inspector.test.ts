import { expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../../src/engine/container-facts.js'
import type { LogSpan } from '../../../../src/engine/docker.js'
import type { ContainerHistory } from '../../../../src/run/long-running/container-histories.js'
import { ContainerInspector } from '../../../../src/run/long-running/container-inspector.js'
import type { Occasion } from '../../../../src/run/long-running/container-trouble.js'
import { ToldEvents } from './events.js'

const up = { running: true, restarting: false, exitCode: 0, outOfMemory: false, memoryLimit: 0, error: '' }
const history: ContainerHistory = {
  id: '1',
  service: 'app',
  name: 'app',
  mayEnd: true,
  ends: 1,
  lastExitCode: 5,
  isUnhealthy: false,
}

interface Inspected {
  readonly container?: Partial<ContainerDetails> | undefined
  readonly known?: ContainerHistory | undefined
  readonly isAwaited?: boolean
  readonly isOutOfMemory?: boolean
  readonly isKilled?: boolean
  readonly isExcused?: boolean
}

function inspected(occasion: Occasion, given: Inspected) {
  const { isAwaited = false, isOutOfMemory = false, isKilled = false, isExcused = false } = given
  const events = new ToldEvents()
  if (isOutOfMemory) events.tell('oom', '1')
  if (isKilled) events.tell('kill', '1')
  const logged = {
    inspect: async () => ('container' in given ? given.container : up) as ContainerDetails | undefined,
    hasFullDisk: async () => false,
    isForeign: async () => false,
    lastLines: async (_id: string, count: number, { until }: LogSpan = {}) =>
      until === undefined ? `line ${count}\nlast words\n` : `last words before ${until}\n`,
  }
  const docker = {
    ...logged,
    lastTimedLines: async (id: string, count: number) =>
      (await logged.lastLines(id, count)).split('\n').map((text) => ({ text, at: Number.NaN })),
  }
  const of = () => ('known' in given ? given.known : history)
  const inspector = new ContainerInspector(
    docker,
    events,
    { of },
    (service) => service === 'app' && isAwaited,
    (id) => id === '1' && isExcused,
    {},
  )
  return inspector.failureOf('1', occasion)
}

test('a container that runs has no failure, nor has one that nobody knows', async () => {
  expect(await inspected('the end of the run', {})).toBeUndefined()
  const ended = { ...up, running: false, exitCode: 3 }
  expect(await inspected('its end', { container: ended, known: undefined })).toBeUndefined()
})

test('one that has ended says how, with its last words', async () => {
  const container = { ...up, running: false, exitCode: 3 }
  expect(await inspected('its end', { container })).toEqual({
    status: 'failed',
    attempts: 1,
    detail: 'app exited 3; its last line: last words',
    evidence: 'line 1100\nlast words',
    cause: { log: 'app', lines: ['last words'] },
    ended: true,
  })
})

test.each([
  ['was started again', { ...up, lastEndAt: 12.5 }],
  ['is about to be', { ...up, lastEndAt: 12.5, restarting: true, exitCode: 5 }],
])('one that %s says what it said before its end', async (_, container) => {
  const known = { ...history, mayEnd: false, ends: 3 }
  expect(await inspected('the end of the run', { container, known })).toMatchObject({
    detail: 'app is in a crash loop: it exited 5 (3 times); its last line: last words before 12.55',
  })
})

test("one that the engine could not start is not the release's fault, if nobody knows why", async () => {
  const container = { ...up, running: false, exitCode: 128, error: 'a sentence nobody knows' }
  expect(await inspected('its end', { container })).toMatchObject({
    detail: 'app could not be started: a sentence nobody knows; its last line: last words',
    blame: 'elsewhere',
    remedy: expect.any(String),
  })
})

test('one that runs again ended as the event said', async () => {
  expect(await inspected('its end', { known: { ...history, ends: 3 } })).toMatchObject({
    detail: 'app is in a crash loop: it exited 5 (3 times); its last line: last words',
  })
})

test('one that ends well again and again is told what to write, and no other', async () => {
  const known = { ...history, mayEnd: false, ends: 3 }
  expect(await inspected('its end', { known: { ...known, lastExitCode: 0 } })).toMatchObject({
    detail: expect.stringContaining('it exited 0 (3 times)'),
    remedy: expect.stringContaining('`restart`'),
  })
  expect(await inspected('its end', { known })).not.toHaveProperty('remedy')
})

test('one that only waits for a service that it needs may end more often', async () => {
  expect(await inspected('its end', { known: { ...history, ends: 3 }, isExcused: true })).toBeUndefined()
})

test('the kernel’s word on memory counts', async () => {
  const container = { ...up, running: false, exitCode: 137 }
  expect(await inspected('its end', { container, isOutOfMemory: true })).toMatchObject({
    detail: 'app was killed for memory; its last line: last words',
  })
})

test('one that may end may not while somebody waits for it', async () => {
  const container = { ...up, running: false }
  expect(await inspected('its end', { container })).toBeUndefined()
  expect(await inspected('its end', { container, isAwaited: true })).toMatchObject({ status: 'failed' })
})

test('one that is unhealthy says what its last probe printed, and then its own last words', async () => {
  const health = (exitCode: number, output: string) => ({
    container: { ...up, health: { isUnhealthy: true, lastProbe: { exitCode, output } } },
  })
  expect(await inspected('the end of the run', health(1, 'no queue\n'))).toEqual({
    status: 'failed',
    detail: 'app was unhealthy when everything else had passed; its last probe exited 1: no queue',
    evidence: 'no queue\nline 1100\nlast words',
  })
  expect(
    await inspected('the end of the run', health(-1, 'Health check exceeded timeout (1s)')),
  ).toMatchObject({
    detail: expect.stringMatching(/; its last probe failed: Health check exceeded timeout \(1s\)$/),
  })
  expect(await inspected('a failure', health(1, 'no queue\n'))).toBeUndefined()
})

test('one that somebody else has ended says nothing of the release', async () => {
  const container = { ...up, running: false, exitCode: 137 }
  expect(await inspected('its end', { container, isKilled: true })).toMatchObject({
    detail: 'app was stopped from outside of the run (exit code 137)',
    blame: 'elsewhere',
    evidence: 'line 1100\nlast words',
  })
})

test('one that is gone has no last words', async () => {
  expect(await inspected('the end of the run', { container: undefined })).toEqual({
    status: 'failed',
    detail: 'app is gone: somebody removed its container',
    ended: true,
    blame: 'elsewhere',
    remedy: expect.stringContaining('find out what ends or removes containers'),
  })
})
