import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../../src/common/problem.js'
import type { ContainerDetails } from '../../../../src/engine/container-facts.js'
import type { Peers } from '../../../../src/plan/peers.js'
import type { StepFailure } from '../../../../src/record/step-outcome.js'
import { ServiceMonitor } from '../../../../src/run/long-running/service-monitor.js'
import { ManualClock } from '../../../harness/manual-clock.js'
import { ToldEvents } from './events.js'

type State = Pick<ContainerDetails, 'running' | 'restarting' | 'exitCode' | 'health'>

const going = new AbortController().signal
const up: State = { running: true, restarting: false, exitCode: 0 }
const down = (exitCode: number): State => ({ running: false, restarting: false, exitCode })
/** As an engine tells it between two starts. */
const between = (exitCode: number): State => ({ running: true, restarting: true, exitCode })

/** Looks after one container, `app`, that is in this state whenever the engine is asked; undefined: it is gone. */
function monitored(
  state: State | undefined,
  {
    mayEnd = false,
    settleMs = 0,
    peers = {},
    inspect = async () => {},
  }: { mayEnd?: boolean; settleMs?: number; peers?: Peers; inspect?: () => Promise<void> } = {},
) {
  const failures: string[] = []
  const errors: unknown[] = []
  const answers: (() => void)[] = []
  let isHeld = false
  const events = new ToldEvents()
  const clock = new ManualClock()
  const docker = {
    version: async () => '28',
    inspect: async () => {
      await inspect()
      if (isHeld) await new Promise<void>((resolve) => answers.push(resolve))
      const details = { outOfMemory: false, memoryLimit: 0, error: '', ...state }
      return state && (details as ContainerDetails)
    },
    exec: async () => ({ exitCode: 1, output: '' }),
    hasFullDisk: async () => false,
    isForeign: async () => false,
    lastLines: async () => 'listening\nlast words\n',
    lastTimedLines: async () => [{ text: 'last words', at: Number.NaN }],
  }
  const monitor = new ServiceMonitor(
    { docker, events, clock, settleMs, plan: { steps: [], peers, model: {} } },
    {
      failService: (service: string, { detail }: StepFailure) => void failures.push(`${service}: ${detail}`),
      isAwaited: () => false,
      abandon: (error) => void errors.push(error),
    },
  )
  monitor.begin('app', ['1'], mayEnd)
  return {
    monitor,
    clock,
    events,
    failures,
    errors,
    die: (exitCode: number) => events.tell('die', '1', exitCode),
    /** From now on the engine answers when it is told to. */
    holdAnswers: () => {
      isHeld = true
      return () => {
        isHeld = false
        for (const answer of answers.splice(0)) answer()
      }
    },
  }
}

describe('when everything has passed, a container that must keep running', () => {
  test.each([
    ['and does', up, {}, []],
    ['and ended well, and may', down(0), { mayEnd: true }, []],
    ['and is started again after it ended well, and may', between(0), { mayEnd: true }, []],
    ['and has ended', down(3), {}, ['app: app exited 3; its last line: last words']],
    [
      'and is about to be started again',
      between(3),
      {},
      ['app: app exited 3 and was not back when everything else had passed; its last line: last words'],
    ],
    [
      'and is unhealthy',
      { ...up, health: { isUnhealthy: true, lastProbe: { exitCode: 7, output: 'no queue\n' } } },
      {},
      ['app: app was unhealthy when everything else had passed; its last probe exited 7: no queue'],
    ],
    ['and is gone', undefined, {}, ['app: app is gone: somebody removed its container']],
  ] as const)('%s', async (_name, state, options, failures) => {
    const { monitor, failures: found } = monitored(state, options)
    await monitor.confirm(going)
    expect(found).toEqual(failures)
  })

  test('has been up for a while, whoever has asked it', async () => {
    const { monitor, clock } = monitored(up, { settleMs: 2000 })
    monitor.proved('app')
    await clock.until(monitor.confirm(going))
    expect(clock.now()).toBe(2000)
  })

  test('that ends while an unhealthy one gets its chance begins anew', async () => {
    let hasEnded = false
    const { monitor, clock, events } = monitored(up, {
      settleMs: 2000,
      inspect: async () => {
        if (clock.now() < 2000 || hasEnded) return
        hasEnded = true
        events.tell('die', '1', 3)
        events.tell('start', '1')
      },
    })
    events.tell('unhealthy', '1')
    await clock.until(monitor.confirm(going))
    expect(clock.now()).toBe(4000)
  })

  test('of a service with several is told by its number', async () => {
    const { monitor, failures } = monitored(down(3))
    monitor.begin('worker', ['2', '3'], false)
    await monitor.confirm(going)
    expect(failures.filter((failure) => failure.startsWith('worker'))).toEqual([
      'worker: worker (1 of 2) exited 3; its last line: last words',
      'worker: worker (2 of 2) exited 3; its last line: last words',
    ])
  })

  test('whose end the engine was just told to look at is waited for', async () => {
    const { monitor, failures, die, holdAnswers } = monitored(down(3))
    const answer = holdAnswers()
    die(3)
    const confirmed = monitor.confirm(going)
    await new Promise(setImmediate)
    expect(failures).toEqual([])
    answer()
    await confirmed
    expect(failures).toEqual([
      'app: app exited 3; its last line: last words',
      'app: app exited 3; its last line: last words',
    ])
  })

  test('of an engine that hangs is not waited for', async () => {
    const { monitor, clock, holdAnswers } = monitored(up)
    holdAnswers()
    await expect(clock.until(monitor.confirm(going))).rejects.toThrow(EngineTrouble)
    expect(clock.now()).toBe(10_000)
    const over = new AbortController()
    const confirmed = monitor.confirm(over.signal)
    over.abort(new Error('time is up'))
    await expect(confirmed).rejects.toThrow('time is up')
  })
})

describe('when a step has failed', () => {
  test('the service that is the cause fails', async () => {
    const { monitor, failures } = monitored(down(3))
    await monitor.lookForCause(going)
    expect(failures).toEqual(['app: app exited 3; its last line: last words'])
  })

  test('what the engine refuses to tell of a container is no trouble of the run; a lost engine is', async () => {
    const refused = Object.assign(new Error('layer does not exist'), { statusCode: 500 })
    const refusing = monitored(up, { inspect: () => Promise.reject(refused) })
    await expect(refusing.monitor.lookForCause(going)).resolves.toBeUndefined()
    const lost = new EngineTrouble('the Docker Engine was lost')
    const losing = monitored(up, { inspect: () => Promise.reject(lost) })
    await expect(losing.monitor.lookForCause(going)).rejects.toBe(lost)
  })
})

describe('while a run goes on', () => {
  test('two ends under a restart policy may be recovered from, a third is a crash loop', async () => {
    const { failures, die } = monitored(between(7))
    for (const found of [
      [],
      [],
      ['app: app is in a crash loop: it exited 7 (3 times); its last line: last words'],
    ]) {
      die(7)
      await new Promise(setImmediate)
      expect(failures).toEqual(found)
    }
  })

  test('ends until a service is started that it needs do not count, nor those in the ten seconds after', async () => {
    const { failures, events, clock, monitor, die } = monitored(between(7), { peers: { app: ['queue'] } })
    const ends = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        events.tell('start', '1')
        die(7)
        await new Promise(setImmediate)
      }
    }
    await ends(4)
    await clock.advance(1)
    events.tell('start', '2', 0, 'queue')
    await clock.advance(10_000)
    await ends(1)
    expect(failures).toEqual([])
    expect(await monitor.restarts()).toMatchObject([{ service: 'app', times: 4, peer: 'queue' }])
    await clock.advance(1)
    await ends(1)
    expect(failures).toEqual([expect.stringContaining('app is in a crash loop')])
    expect(await monitor.restarts()).toMatchObject([{ service: 'app', times: 5, peer: undefined }])
  })

  test('one that waits in its own way gets the time to come back before the run passes', async () => {
    const { events, clock, monitor, die } = monitored(up, { peers: { app: ['queue'] } })
    events.tell('start', '1')
    await clock.advance(1)
    die(7)
    events.tell('start', '2', 0, 'queue')
    const confirmed = monitor.confirm(going)
    await clock.advance(6000)
    events.tell('start', '1')
    await clock.until(confirmed)
    expect(clock.now()).toBe(6101)
  })

  test.each([
    ['a job', '3', 'job', false],
    ['one that may end', '1', 'app', true],
  ])(
    '%s that has done its work before what it needs was ready is not waited for',
    async (_, id, service, mayEnd) => {
      const { events, clock, monitor } = monitored(up, { mayEnd, peers: { [service]: ['queue'] } })
      events.tell('start', id, 0, service)
      events.tell('die', id, 0, service)
      await clock.until(monitor.confirm(going))
      expect(clock.now()).toBe(0)
    },
  )

  test('an engine that does not explain an end ends the run', async () => {
    const lost = new EngineTrouble('the Docker Engine was lost')
    const { errors, die } = monitored(up, { inspect: () => Promise.reject(lost) })
    die(1)
    await new Promise(setImmediate)
    expect(errors).toEqual([lost])
  })

  test('a store that the engine calls unhealthy fails where it is ready no longer', async () => {
    const { monitor, failures, events } = monitored(up)
    monitor.becameReady('1', async () => 'app was ready, but is so no longer')
    await monitor.examineUnhealthy()
    expect(failures).toEqual([])
    events.tell('unhealthy', '1')
    await monitor.examineUnhealthy()
    expect(failures).toEqual(['app: app was ready, but is so no longer'])
  })
})
