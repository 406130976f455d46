import { describe, expect, test } from '@jest/globals'
import type { EffectiveHealthCheck } from '../../../src/compose/health-check.js'
import { notReadyWithin } from '../../../src/diagnosis/not-ready.js'
import type { ExecLimits, ExecResult } from '../../../src/engine/container-exec.js'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import { healthProbe } from '../../../src/readiness/health-probe.js'
import { Readiness } from '../../../src/readiness/readiness.js'
import { DEFAULT_BUDGET_MS } from '../../../src/readiness/ready-budget.js'
import { knownStores } from '../../../src/stores/known-stores.js'

/** What a command in the container comes to, and the milliseconds it takes. */
type Command = (
  command: readonly string[],
  now: number,
  limit: number,
) => ExecResult & { readonly takes?: number }

interface Wait {
  /** Declared; in milliseconds. */
  readonly check?: Partial<EffectiveHealthCheck>
  /** Name of a known store. */
  readonly store?: string
  readonly probe?: Command
  /** What the kernel tables are asked with. */
  readonly look?: Command
  /** Its first process; one that is not one of this container where absent, so that looking takes a command. */
  readonly pid?: (now: number) => number
  /** The setting. */
  readonly ready?: number
}

const exited = (exitCode: number, output = ''): ExecResult => ({ exitCode, output })
const passes: Command = () => exited(0)
const listeningOn = (port: number) =>
  exited(0, `  sl  local_address\n 0: 00000000:${port.toString(16).toUpperCase().padStart(4, '0')} 0:0 0A\n`)

/** Waits on a clock that goes on when somebody sleeps or a command takes its time. @returns how it went, and when */
async function wait(given: Wait) {
  const { check, store: name, probe = passes, look = passes, pid = () => process.pid, ready } = given
  let now = 0
  const asked: string[] = []
  const docker = {
    inspect: async () => ({ pid: pid(now) }) as ContainerDetails,
    exec: async (_id: string, command: readonly string[], { timeoutMs: limit }: ExecLimits) => {
      const isLook = command[0] === 'cat'
      if (!isLook) asked.push(command.slice(2).join(' '))
      const { takes = 100, ...result } = (isLook ? look : probe)(command, now, limit)
      now += Math.min(takes, limit)
      return takes > limit ? { exitCode: undefined, output: `no answer within ${limit} ms` } : result
    },
  }
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds
    },
  }
  const store = knownStores.find((one) => one.name === name)
  const healthCheck = check && {
    ...{ test: ['CMD', 'ask'], interval: 5000, timeout: 5000, retries: 5, startPeriod: 0 },
    ...check,
  }
  const awaited = {
    id: 'f'.repeat(64),
    begun: 0,
    probe: healthProbe(healthCheck, store, DEFAULT_BUDGET_MS),
    storePorts: store && new Set([store.port]),
    timeoutMs: ready,
    endsAt: Number.POSITIVE_INFINITY,
  }
  const readiness = new Readiness(awaited, { docker, clock }, new AbortController().signal)
  const result = await readiness.reached()
  if (result.status === 'ready') return { status: 'passed', detail: '', after: now, asked }
  const { detail } = notReadyWithin('db', result.lack, result)
  return { status: 'failed', detail, after: now, asked }
}

/** A probe that takes so long each time, and passes from a moment on. */
const asking =
  (takes: number, from = Number.POSITIVE_INFINITY): Command =>
  (_, now) => ({ ...exited(now + takes >= from ? 0 : 1), takes })

describe('the time a health check grants', () => {
  test.each([
    ['as declared, where probes are quick', 300, 25_000, 0],
    ['and what slow probes take, each time', 2000, 35_000, 2000],
    ['and what those take that do not end', 60_000, 50_000, 5000],
  ])('is %s', async (_name, takes, after, last) => {
    const probe = asking(takes)
    const run = await wait({ check: {}, probe })
    expect(run).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining(`within ${after / 1000}s;`),
    })
    expect(run.after).toBeGreaterThanOrEqual(after)
    expect(run.after).toBeLessThanOrEqual(after + last)
  })

  test('lets a service on a slow machine in, which Compose would wait for', async () => {
    expect(await wait({ check: {}, probe: asking(2000, 33_000) })).toMatchObject({ status: 'passed' })
  })

  test('does not cut a probe short that may take longer than all of it', async () => {
    const check = { interval: 1000, retries: 3, timeout: 20_000 }
    expect(await wait({ check, probe: asking(15_000, 15_000) })).toMatchObject({
      status: 'passed',
      after: 15_050,
    })
  })

  test('leaves a probe no more of it than a timer can count', async () => {
    const limits: number[] = []
    const probe: Command = (_, __, limit) => {
      limits.push(limit)
      return exited(0)
    }
    await wait({ check: { timeout: 2 ** 40, interval: 2 ** 40 }, probe })
    expect(limits).toEqual([576 * 3_600_000])
  })

  test('is what the setting says, where there is one', async () => {
    const run = await wait({ check: {}, probe: asking(2000), ready: 10_000 })
    expect(run).toMatchObject({ status: 'failed', detail: expect.stringContaining('within 10s;') })
    expect(run.after).toBe(10_000)
  })
})

describe('a health check whose program is not in the image', () => {
  const refused =
    'OCI runtime exec failed: exec failed: unable to start container process: ' +
    'exec: "wget": executable file not found in $PATH: unknown'
  const busy: Command = () => listeningOn(8000)

  test.each([
    ['as an engine tells it', exited(126, refused), ' .exit code 126.: wget'],
    [
      'as another engine tells it',
      { exitCode: undefined, output: 'executable file `wget` not found in $PATH' },
      ': wget',
    ],
    [
      'nor a shell',
      exited(126, 'exec failed: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown'),
      ' .exit code 126.: /bin/sh',
    ],
    ['as a shell tells it', exited(127, 'sh: wget: not found'), ' .exit code 127.: sh: wget: not found'],
  ])('is not waited for, %s', async (_name, ended, told) => {
    const run = await wait({ check: { interval: 30_000 }, look: busy, probe: () => ended })
    expect(run.status).toBe('failed')
    expect(run.detail).toMatch(/^db was not healthy within \d(\.\d)?s; its health check's command is not in/)
    expect(run.detail).toMatch(new RegExp(`the image${told}$`))
    expect(run.after).toBeGreaterThan(5000)
    expect(run.after).toBeLessThan(8000)
  })

  test.each([
    ['in its start period', { startPeriod: 40_000 }, busy, 30_000],
    ['while nothing listens', {}, () => exited(0, 'local_address'), 20_000],
    ['now and then', {}, busy, 4000],
  ])('may still get it %s', async (_name, check, look, there) => {
    const probe: Command = (_, now) => (now < there ? exited(127) : exited(0))
    expect(await wait({ check, look, probe })).toMatchObject({ status: 'passed' })
  })

  test('may still get it once its container has been started again', async () => {
    const probe: Command = (_, now) => (now < 9000 ? exited(127) : exited(0))
    const pid = (now: number) => (now < 4000 ? 0 : process.pid)
    expect(await wait({ check: {}, look: busy, probe, pid })).toMatchObject({ status: 'passed' })
  })

  test.each([1, 126, 137])('is no reason to give up early where it exits %i otherwise', async (code) => {
    const run = await wait({ check: {}, look: busy, probe: () => exited(code, 'no') })
    expect(run.after).toBeGreaterThanOrEqual(25_000)
  })
})

describe('a store whose temporary server answers until 20 s', () => {
  const later =
    (before: ExecResult): Command =>
    (_, now) =>
      now < 20_000 ? before : listeningOn(3306)

  test.each([
    ['a look that is not answered', { exitCode: undefined, output: 'no answer within 5000 ms' }],
    [
      'a container that is just being restarted',
      { exitCode: undefined, output: 'Container f is restarting' },
    ],
    ['a look that is ended with its container', exited(137)],
  ])('is not let in by %s', async (_name, before) => {
    const run = await wait({ check: {}, store: 'mysql', look: later(before) })
    expect(run.status).toBe('passed')
    expect(run.after).toBeGreaterThanOrEqual(20_000)
  })

  test.each([
    ['has nothing to look with', exited(127, 'exec: "cat": executable file not found in $PATH')],
    [
      'has nothing to look with, as another engine tells it',
      { exitCode: undefined, output: 'executable file `cat` not found in $PATH' },
    ],
    ['has no such tables', exited(1, 'cat: /proc/net/tcp: No such file or directory')],
  ])('is let in by its probe where the image %s', async (_name, before) => {
    const run = await wait({ check: {}, store: 'mysql', look: later(before) })
    expect(run.status).toBe('passed')
    expect(run.after).toBeLessThan(1000)
  })
})

describe('a store without a health check', () => {
  const answersOn =
    (port: number): Command =>
    (command) =>
      exited(command.at(-1) === String(port) ? 0 : 1)

  test.each([
    ['redis', 26379],
    ['mongo', 27019],
    ['postgres', 5433],
    ['mysql', 3307],
  ])('%s is asked on the port it listens on, %i', async (store, port) => {
    const run = await wait({ store, look: () => listeningOn(port), probe: answersOn(port) })
    expect(run).toMatchObject({ status: 'passed', asked: [expect.stringMatching(/"\$1".* sh \d+$/)] })
    expect(run.after).toBeGreaterThan(5000)
    expect(run.after).toBeLessThan(6000)
  })

  test('is not ready because something beside it listens', async () => {
    const look: Command = (_, now) => listeningOn(now < 30_000 ? 4567 : 3306)
    const run = await wait({ store: 'mysql', look, probe: (_, now) => exited(now > 30_000 ? 0 : 1) })
    expect(run.status).toBe('passed')
    expect(run.after).toBeGreaterThan(30_000)
    expect(run.asked.at(-1)).not.toContain('$1')
  })

  test('is ready when it listens, where its image has nothing to ask it with', async () => {
    const look: Command = (_, now) => (now < 3000 ? exited(0, 'local_address') : listeningOn(6379))
    const run = await wait({ store: 'redis', look, probe: () => exited(127, '/bin/sh: not found') })
    expect(run.status).toBe('passed')
    expect(run.after).toBeGreaterThan(3000)
    expect(run.after).toBeLessThan(5000)
  })

  test('is not ready because somebody wrote a health check that the image cannot run', async () => {
    const run = await wait({
      check: {},
      store: 'redis',
      look: () => listeningOn(6379),
      probe: () => exited(127),
    })
    expect(run).toMatchObject({ status: 'failed', detail: expect.stringContaining('exit code 127') })
  })
})

test('a store whose server never came is not told as one that was asked', async () => {
  const given = { check: {}, store: 'mysql', look: () => exited(0, '  sl  local_address\n'), ready: 3000 }
  expect((await wait(given)).detail).toBe('db did not listen on the network within 3s')
})

describe('readiness that was reached', () => {
  /** What is lost of it when the container then listens on this, and a probe then comes to that. */
  async function lost(open: readonly number[], exitCode: number, takes = 10, timeout = 5000) {
    let isReady = false
    let now = 0
    const table = (ports: readonly number[]) => ports.map((port) => listeningOn(port).output).join('')
    const docker = {
      inspect: async () => ({ pid: 0 }) as ContainerDetails,
      exec: async (_id: string, command: readonly string[], { timeoutMs }: ExecLimits) => {
        if (command[0] === 'cat') return exited(0, isReady ? table(open) : table([3306]))
        now += isReady ? Math.min(takes, timeoutMs) : 1
        return isReady && takes > timeoutMs
          ? { exitCode: undefined, output: '' }
          : exited(isReady ? exitCode : 0)
      },
    }
    const clock = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds
      },
    }
    const declared = { test: ['CMD', 'ask'], interval: 5000, timeout, retries: 5, startPeriod: 0 }
    const probe = healthProbe(declared, undefined, 1)
    const awaited = {
      id: 'db',
      begun: 0,
      probe,
      storePorts: new Set([3306]),
      timeoutMs: undefined,
      endsAt: Number.POSITIVE_INFINITY,
    }
    const readiness = new Readiness(awaited, { docker, clock }, new AbortController().signal)
    expect((await readiness.reached()).status).toBe('ready')
    isReady = true
    return readiness.lostReadiness()
  }

  test.each<[string, Parameters<typeof lost>, object | undefined]>([
    ['is not lost where the probe passes', [[3306], 0], undefined],
    ['is lost where the probe fails', [[3306], 1], { kind: 'unhealthy', last: { exitCode: 1 } }],
    [
      'is lost where a quick probe takes too long',
      [[3306], 0, 900, 800],
      { kind: 'unhealthy', last: { timedOut: true } },
    ],
    ['may not be lost where the probe may take longer than nobody waits', [[3306], 0, 3000], undefined],
  ])('%s', async (_, given, lack) => {
    const found = await lost(...given)
    if (lack === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(lack)
  })
})
