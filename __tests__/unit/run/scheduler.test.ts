import { getMaxListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Clock, systemClock } from '../../../src/common/clock.js'
import { reason } from '../../../src/common/reason.js'
import type { Step } from '../../../src/plan/plan.js'
import type { StepOutcome } from '../../../src/record/step-outcome.js'
import { type Confirm, type Perform, Scheduler } from '../../../src/run/scheduler.js'
import { ManualClock } from '../../harness/manual-clock.js'

const step = (id: string, needs: readonly string[] = []): Step => ({ id, kind: 'create', service: id, needs })

const fails = async (): Promise<StepOutcome> => ({ status: 'failed', detail: reason('no') })
const hangs = () => new Promise<StepOutcome>(() => {})

/** A run whose steps end when the test says so. */
function runOf(
  steps: readonly Step[],
  { outer = new AbortController(), confirm }: { outer?: AbortController; confirm?: Confirm } = {},
) {
  const started: string[] = []
  const ended: string[] = []
  const waiting = new Map<string, (outcome: StepOutcome) => void>()
  const scheduler = new Scheduler(steps, {
    signal: outer.signal,
    clock: systemClock,
    onStart: ({ id }) => started.push(id),
    onEnd: ({ id, status }) => ended.push(`${id} ${status}`),
    worded: (text) => text.replaceAll('f00', 'side'),
  })
  const perform: Perform = ({ id }, signal) =>
    new Promise((resolve, reject) => {
      waiting.set(id, resolve)
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const finish = async (id: string, outcome: StepOutcome = { status: 'passed' }) => {
    waiting.get(id)?.(outcome)
    await settle()
  }
  return { scheduler, run: () => scheduler.run(perform, confirm), started, ended, finish, outer }
}

/** A run whose steps are done like this. */
function performed(steps: readonly Step[], perform: Perform, clock: Clock = systemClock) {
  const options = { signal: new AbortController().signal, clock, onStart: () => {}, onEnd: () => {} }
  return new Scheduler(steps, options).run(perform)
}

test('what ends the steps of a run may be listened to by any number of them', async () => {
  const heard: AbortSignal[] = []
  await performed([step('a')], async (_step, signal) => {
    heard.push(signal)
    return { status: 'passed' }
  })
  expect(heard.map(getMaxListeners)).toEqual([Infinity])
})

const statuses = (records: readonly { id: string; status: string }[]) =>
  records.map(({ id, status }) => `${id} ${status}`)

describe('a run', () => {
  test('starts a step the moment its needs have passed, not a level later', async () => {
    const { run, started, finish } = runOf([step('a'), step('b'), step('c', ['a']), step('d', ['c', 'b'])])
    const running = run()
    expect(started).toEqual(['a', 'b'])
    await finish('a')
    expect(started).toEqual(['a', 'b', 'c'])
    await finish('c')
    expect(started).toEqual(['a', 'b', 'c'])
    await finish('b')
    expect(started).toEqual(['a', 'b', 'c', 'd'])
    await finish('d')
    expect(statuses((await running).records)).toEqual(['a passed', 'b passed', 'c passed', 'd passed'])
  })

  test('the first failure ends what runs and starts nothing more', async () => {
    const { run, started, finish } = runOf([step('a'), step('b'), step('c', ['a'])])
    const running = run()
    await finish('a', { status: 'failed', detail: reason('no') })
    const { records, failed } = await running
    expect(statuses(records)).toEqual(['a failed', 'b cancelled', 'c skipped'])
    expect(failed).toMatchObject({ id: 'a', detail: 'no' })
    expect(started).toEqual(['a', 'b'])
  })

  test('a failure is told in words that people understand, wherever it comes from', async () => {
    const { run, scheduler, finish } = runOf([step('a'), step('b')])
    const running = run()
    await finish('b', { status: 'passed', detail: 'f00' })
    scheduler.fail(['a'], { status: 'failed', detail: reason('f00 is gone'), evidence: 'f00' })
    const { records } = await running
    expect(records).toMatchObject([{ detail: 'side is gone', evidence: 'side' }, { detail: 'f00' }])
  })

  test('a failure that comes of the ending is a consequence, not a cause', async () => {
    const { records, failed } = await performed([step('a'), step('b')], async ({ id }, signal) => {
      if (id === 'a') return { status: 'failed', detail: reason('cause') }
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      return { status: 'failed', detail: reason('consequence') }
    })
    expect(statuses(records)).toEqual(['a failed', 'b cancelled'])
    expect(failed?.id).toBe('a')
  })

  test('an abort from outside cancels what runs and skips the rest', async () => {
    const { run, outer } = runOf([step('a'), step('b', ['a'])])
    const running = run()
    outer.abort(new Error('stop'))
    const { records, failed } = await running
    expect(statuses(records)).toEqual(['a cancelled', 'b skipped'])
    expect(failed).toBeUndefined()
  })

  test('a step that was told to have failed keeps that, whatever its own code says then', async () => {
    const { run, scheduler, finish } = runOf([step('ready:db'), step('b')])
    const running = run()
    scheduler.fail(['ready:db'], { status: 'failed', detail: reason('db exited 1') })
    await finish('ready:db')
    const { failed } = await running
    expect(failed).toMatchObject({ id: 'ready:db', status: 'failed', detail: 'db exited 1' })
  })

  test('blames the running step of a service before the one that had passed', async () => {
    const { run, scheduler, finish } = runOf([step('start:db'), step('ready:db', ['start:db'])])
    const running = run()
    await finish('start:db')
    scheduler.fail(['ready:db', 'start:db'], { status: 'failed', detail: reason('gone') })
    expect(statuses((await running).records)).toEqual(['start:db passed', 'ready:db failed'])
  })

  test('turns a passed step red when what it started ends later', async () => {
    const { run, scheduler, finish, ended } = runOf([step('start:app'), step('check:1', ['start:app'])])
    const running = run()
    await finish('start:app')
    scheduler.fail(['ready:app', 'start:app'], { status: 'failed', detail: reason('app exited 1') })
    const { records, failed } = await running
    expect(statuses(records)).toEqual(['start:app failed', 'check:1 cancelled'])
    expect(failed?.detail).toBe('app exited 1')
    expect(ended).toContain('start:app failed')
  })

  test('throws what is nobody’s fault in the release, after everything has ended', async () => {
    const { run, scheduler } = runOf([step('a'), step('b')])
    const running = run()
    scheduler.abandon(new Error('engine lost'))
    await expect(running).rejects.toThrow('engine lost')
    expect(statuses(scheduler.outcome().records)).toEqual(['a cancelled', 'b cancelled'])
  })

  test('keeps a failure though the engine is lost after it', async () => {
    const { run, scheduler, finish } = runOf([step('a'), step('b')])
    const running = run()
    await finish('a', { status: 'failed', detail: reason('cause') })
    scheduler.abandon(new Error('engine lost'))
    expect((await running).failed).toMatchObject({ id: 'a', detail: 'cause' })
  })

  test('does not wait for ever for a step that does not end when it is told to', async () => {
    const clock = new ManualClock()
    const running = performed([step('a'), step('b')], ({ id }) => (id === 'a' ? fails() : hangs()), clock)
    const { records, failed } = await clock.until(running)
    expect(clock.now()).toBe(3000)
    expect(statuses(records)).toEqual(['a failed', 'b cancelled'])
    expect(failed?.id).toBe('a')
  })

  test('that takes too long fails the first step that holds it up', async () => {
    const { run, scheduler, finish } = runOf([step('a'), step('b'), step('c')])
    const running = run()
    await finish('a')
    scheduler.failRunning({ status: 'failed', detail: reason('too long') })
    expect(statuses((await running).records)).toEqual(['a passed', 'b failed', 'c cancelled'])
  })

  test('that takes too long when nothing runs has no step to blame', async () => {
    const confirm = async () => scheduler.failRunning({ status: 'failed', detail: reason('too long') })
    const { run, scheduler, finish } = runOf([step('a')], { confirm })
    const running = run()
    await finish('a')
    expect(statuses((await running).records)).toEqual(['a passed'])
  })

  describe('asks for confirmation when everything has passed', () => {
    test('which may still fail it', async () => {
      const confirm = async () =>
        scheduler.fail(['ready:app', 'start:app'], { status: 'failed', detail: reason('app exited 1') })
      const steps = [step('start:app'), step('check:1', ['start:app'])]
      const { run, scheduler, finish } = runOf(steps, { confirm })
      const running = run()
      await finish('start:app')
      await finish('check:1')
      const { records, failed, settling } = await running
      expect(statuses(records)).toEqual(['start:app failed', 'check:1 passed'])
      expect(settling?.startedAt).toMatch(/^\d{4}-.*Z$/)
      expect(failed).toMatchObject({ id: 'start:app', detail: 'app exited 1' })
    })

    test('and throws where that cannot be had', async () => {
      const confirm = () => Promise.reject(new Error('engine lost'))
      const { run, finish } = runOf([step('a')], { confirm })
      const running = run()
      await Promise.all([expect(running).rejects.toThrow('engine lost'), finish('a')])
    })

    test('and not when something has failed', async () => {
      let asked = 0
      const confirm = async () => {
        asked += 1
      }
      const { run, finish } = runOf([step('a')], { confirm })
      const running = run()
      await finish('a', { status: 'failed', detail: reason('no') })
      expect((await running).settling).toBeUndefined()
      expect(asked).toBe(0)
    })
  })

  test('on any graph, no step starts before its needs have passed, and every step ends in a record', async () => {
    const graphs = fc
      .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 15 })
      .map((all) =>
        all.map((needs, index) =>
          step(`s${index}`, index === 0 ? [] : [...new Set(needs.map((need) => `s${need % index}`))]),
        ),
      )
    const seen = { needs: 0, failures: 0 }
    await fc.assert(
      fc.asyncProperty(graphs, fc.option(fc.nat()), async (steps, unlucky) => {
        const passed = new Set<string>()
        const bad = unlucky === null ? undefined : steps[unlucky % steps.length]?.id
        const { records, failed } = await performed(steps, async ({ id, needs }) => {
          for (const need of needs) expect(passed).toContain(need)
          seen.needs += needs.length
          await new Promise((resolve) => setImmediate(resolve))
          if (id === bad) return { status: 'failed', detail: reason('bad luck') }
          passed.add(id)
          return { status: 'passed' }
        })
        if (bad !== undefined) seen.failures += 1
        expect(records.map(({ id }) => id)).toEqual(steps.map(({ id }) => id))
        expect(failed?.id).toBe(bad)
        if (bad === undefined) expect(records.every(({ status }) => status === 'passed')).toBe(true)
      }),
      { numRuns: 100 },
    )
    expect(seen.needs).toBeGreaterThan(0)
    expect(seen.failures).toBeGreaterThan(0)
  })
})

test('what a step tells of its failure is in its record', async () => {
  const told = {
    detail: reason('app exited 1'),
    evidence: 'no key',
    at: { file: 'Dockerfile', line: 3, column: 1 },
    cause: { log: 'app', lines: ['no key'] },
    ended: true,
    cut: true,
  }
  const { failed } = await performed([step('a')], async () => ({ status: 'failed', ...told }))
  expect(failed).toMatchObject(told)
})
