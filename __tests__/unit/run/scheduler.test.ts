import { getMaxListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { systemClock } from '../../../src/common/clock.js'
import type { Step } from '../../../src/plan/plan.js'
import type { StepOutcome } from '../../../src/record/step-outcome.js'
import { Scheduler } from '../../../src/run/scheduler.js'

const step = (id: string, needs: readonly string[] = []): Step => ({ id, kind: 'create', service: id, needs })

const fails = async (): Promise<StepOutcome> => ({ status: 'failed', detail: 'no' })
const hangs = () => new Promise<StepOutcome>(() => {})

/** A performer whose steps end when the test says so. */
function stageOf(
  steps: readonly Step[],
  outer = new AbortController(),
  lastLook?: (signal: AbortSignal) => Promise<void>,
) {
  const started: string[] = []
  const ended: string[] = []
  const waiting = new Map<string, (outcome: StepOutcome) => void>()
  const runner = new Scheduler(
    steps,
    ({ id }, signal) =>
      new Promise((resolve, reject) => {
        waiting.set(id, resolve)
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      }),
    {
      signal: outer.signal,
      clock: systemClock,
      ...(lastLook === undefined ? {} : { lastLook }),
      onStart: ({ id }) => started.push(id),
      onEnd: ({ id, status }) => ended.push(`${id} ${status}`),
    },
  )
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const finish = async (id: string, outcome: StepOutcome = { status: 'passed' }) => {
    waiting.get(id)?.(outcome)
    await settle()
  }
  return { runner, started, ended, finish, outer, settle }
}

test('what ends the steps of a run may be listened to by any number of them', async () => {
  const heard: AbortSignal[] = []
  const perform = async (_step: Step, signal: AbortSignal): Promise<StepOutcome> => {
    heard.push(signal)
    return { status: 'passed' }
  }
  const options = { clock: systemClock, onStart: () => {}, onEnd: () => {} }
  await new Scheduler([step('a')], perform, { ...options, signal: new AbortController().signal }).run()
  expect(heard.map(getMaxListeners)).toEqual([Infinity])
})

const statuses = (records: readonly { id: string; status: string }[]) =>
  records.map(({ id, status }) => `${id} ${status}`)

describe('the runner', () => {
  test('starts a step the moment its needs have passed, not a level later', async () => {
    const { runner, started, finish } = stageOf([
      step('a'),
      step('b'),
      step('c', ['a']),
      step('d', ['c', 'b']),
    ])
    const run = runner.run()
    expect(started).toEqual(['a', 'b'])
    await finish('a')
    expect(started).toEqual(['a', 'b', 'c'])
    await finish('c')
    expect(started).toEqual(['a', 'b', 'c'])
    await finish('b')
    expect(started).toEqual(['a', 'b', 'c', 'd'])
    await finish('d')
    expect(statuses((await run).records)).toEqual(['a passed', 'b passed', 'c passed', 'd passed'])
  })

  test('the first failure ends what runs and starts nothing more', async () => {
    const { runner, started, finish } = stageOf([step('a'), step('b'), step('c', ['a'])])
    const run = runner.run()
    await finish('a', { status: 'failed', detail: 'no' })
    const { records, failed } = await run
    expect(statuses(records)).toEqual(['a failed', 'b cancelled', 'c skipped'])
    expect(failed).toMatchObject({ id: 'a', detail: 'no' })
    expect(started).toEqual(['a', 'b'])
  })

  test('a failure that comes of the ending is a consequence, not a cause', async () => {
    const steps = [step('a'), step('b')]
    const clock = systemClock
    const runner = new Scheduler(
      steps,
      async ({ id }, signal) => {
        if (id === 'a') return { status: 'failed', detail: 'cause' }
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
        return { status: 'failed', detail: 'consequence' }
      },
      { signal: new AbortController().signal, clock, onStart: () => {}, onEnd: () => {} },
    )
    const { records, failed } = await runner.run()
    expect(statuses(records)).toEqual(['a failed', 'b cancelled'])
    expect(failed?.id).toBe('a')
  })

  test('an abort from outside cancels what runs and skips the rest', async () => {
    const { runner, outer } = stageOf([step('a'), step('b', ['a'])])
    const run = runner.run()
    outer.abort(new Error('stop'))
    const { records, failed } = await run
    expect(statuses(records)).toEqual(['a cancelled', 'b skipped'])
    expect(failed).toBeUndefined()
  })

  test('a step that was told to have failed keeps that, whatever its own code says then', async () => {
    const { runner, finish } = stageOf([step('ready:db'), step('b')])
    const run = runner.run()
    runner.fail(['ready:db'], { status: 'failed', detail: 'db exited 1' })
    await finish('ready:db')
    const { failed } = await run
    expect(failed).toMatchObject({ id: 'ready:db', status: 'failed', detail: 'db exited 1' })
  })

  test('blames the running step of a service before the one that had passed', async () => {
    const { runner, finish } = stageOf([step('start:db'), step('ready:db', ['start:db'])])
    const run = runner.run()
    await finish('start:db')
    runner.fail(['ready:db', 'start:db'], { status: 'failed', detail: 'gone' })
    expect(statuses((await run).records)).toEqual(['start:db passed', 'ready:db failed'])
  })

  test('turns a passed step red when what it started ends later', async () => {
    const { runner, finish, ended } = stageOf([step('start:app'), step('check:1', ['start:app'])])
    const run = runner.run()
    await finish('start:app')
    runner.fail(['ready:app', 'start:app'], { status: 'failed', detail: 'app exited 1' })
    const { records, failed } = await run
    expect(statuses(records)).toEqual(['start:app failed', 'check:1 cancelled'])
    expect(failed?.detail).toBe('app exited 1')
    expect(ended).toContain('start:app failed')
  })

  test('throws what is nobody’s fault in the release, after everything has ended', async () => {
    const { runner } = stageOf([step('a'), step('b')])
    const run = runner.run()
    runner.abandon(new Error('engine lost'))
    await expect(run).rejects.toThrow('engine lost')
    expect(statuses(runner.soFar())).toEqual(['a cancelled', 'b cancelled'])
  })

  test('keeps a failure though the engine is lost after it', async () => {
    const { runner, finish } = stageOf([step('a'), step('b')])
    const run = runner.run()
    await finish('a', { status: 'failed', detail: 'cause' })
    runner.abandon(new Error('engine lost'))
    expect((await run).failed).toMatchObject({ id: 'a', detail: 'cause' })
  })

  test('does not wait for ever for a step that does not end when it is told to', async () => {
    const runner = new Scheduler([step('a'), step('b')], ({ id }) => (id === 'a' ? fails() : hangs()), {
      signal: new AbortController().signal,
      clock: systemClock,
      onStart: () => {},
      onEnd: () => {},
    })
    const { records, failed } = await runner.run()
    expect(statuses(records)).toEqual(['a failed', 'b cancelled'])
    expect(failed?.id).toBe('a')
  })

  describe('takes a last look when everything has passed', () => {
    test('which may still fail', async () => {
      const look = async () =>
        stage.runner.fail(['ready:app', 'start:app'], { status: 'failed', detail: 'app exited 1' })
      const stage = stageOf([step('start:app'), step('check:1', ['start:app'])], undefined, look)
      const run = stage.runner.run()
      await stage.finish('start:app')
      await stage.finish('check:1')
      const { records, failed } = await run
      expect(statuses(records)).toEqual(['start:app failed', 'check:1 passed'])
      expect(failed).toMatchObject({ id: 'start:app', detail: 'app exited 1' })
    })

    test('and throws where that cannot be done', async () => {
      const look = async () => {
        throw new Error('engine lost')
      }
      const { runner, finish } = stageOf([step('a')], undefined, look)
      const run = runner.run()
      await Promise.all([expect(run).rejects.toThrow('engine lost'), finish('a')])
    })

    test('and none when something has failed', async () => {
      let looks = 0
      const look = async () => {
        looks += 1
      }
      const { runner, finish } = stageOf([step('a')], undefined, look)
      const run = runner.run()
      await finish('a', { status: 'failed', detail: 'no' })
      await run
      expect(looks).toBe(0)
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
    await fc.assert(
      fc.asyncProperty(graphs, fc.option(fc.nat()), async (steps, unlucky) => {
        const passed = new Set<string>()
        const bad = unlucky === null ? undefined : steps[unlucky % steps.length]?.id
        const runner = new Scheduler(
          steps,
          async ({ id, needs }) => {
            for (const need of needs) expect(passed).toContain(need)
            await new Promise((resolve) => setImmediate(resolve))
            if (id === bad) return { status: 'failed', detail: 'bad luck' }
            passed.add(id)
            return { status: 'passed' }
          },
          { signal: new AbortController().signal, clock: systemClock, onStart: () => {}, onEnd: () => {} },
        )
        const { records, failed } = await runner.run()
        expect(records.map(({ id }) => id)).toEqual(steps.map(({ id }) => id))
        expect(failed?.id).toBe(bad)
        if (bad === undefined) expect(records.every(({ status }) => status === 'passed')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
