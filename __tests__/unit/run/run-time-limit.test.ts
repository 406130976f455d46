import { describe, expect, test } from '@jest/globals'
import { reason } from '../../../src/common/reason.js'
import { TimeBudget } from '../../../src/common/time-budget.js'
import type { StepOutcome } from '../../../src/record/step-outcome.js'
import { RunTimeLimit } from '../../../src/run/run-time-limit.js'
import { ManualClock } from '../../harness/manual-clock.js'

const steps = ['ready:db', 'job:migrate', 'check:1'].map((id) => ({ id }))

function limited() {
  const clock = new ManualClock()
  const limit = new RunTimeLimit(steps, new TimeBudget(clock, 0, 4000), clock)
  const ended: string[] = []
  const going = new AbortController().signal
  /** A step that ends after so many milliseconds. */
  const step = async (id: string, ms: number, outcome: StepOutcome) => {
    const work = async () => {
      await clock.sleep(ms, going)
      return outcome
    }
    const result = await limit.limited({ id }, work)
    ended.push(id)
    return result
  }
  return { clock, limit, step, ended }
}

const late: StepOutcome = {
  status: 'failed',
  detail: reason('db was not healthy within 4s'),
  evidence: 'no',
  attempts: 3,
}

describe('a step', () => {
  test('that fails in time fails for its own reason', async () => {
    const { clock, step } = limited()
    expect(await clock.until(step('ready:db', 3999, late))).toEqual(late)
  })

  test('that has not ended in time says what it was waiting for', async () => {
    const { clock, step } = limited()
    expect(await clock.until(step('ready:db', 4000, late))).toEqual({
      ...late,
      detail: 'the whole run took longer than 4s: db was not healthy within 4s',
      cut: true,
    })
  })

  test('that is given more time by the limit of the run, and not by its own', async () => {
    const { clock, step } = limited()
    const slow = { ...late, remedy: 'look at it, or allow more time with `build-timeout`' }
    expect(await clock.until(step('ready:db', 4000, slow))).toMatchObject({
      remedy: 'look at it, or allow more time with `timeout`',
    })
  })

  test('that passes at the last moment has passed', async () => {
    const { clock, step } = limited()
    expect(await clock.until(step('ready:db', 4000, { status: 'passed' }))).toEqual({ status: 'passed' })
  })
})

describe('of several steps that have not ended in time', () => {
  test('the first of the plan ends first, if it says soon what it was waiting for', async () => {
    const { clock, step, ended } = limited()
    const all = [step('check:1', 4000, late), step('ready:db', 4900, late), step('job:migrate', 4100, late)]
    await clock.until(Promise.all(all))
    expect(ended).toEqual(['ready:db', 'job:migrate', 'check:1'])
  })

  test('one that says nothing is not waited for', async () => {
    const { clock, step, ended } = limited()
    const slow = step('ready:db', 60_000, late)
    await clock.until(step('job:migrate', 4000, late))
    expect([clock.now(), ended]).toEqual([5000, ['job:migrate']])
    await clock.until(slow)
  })
})

test('a step that ends by nothing is ended soon after', async () => {
  const { clock, limit } = limited()
  const overdue: number[] = []
  limit.whenOverdue(() => overdue.push(clock.now()))
  await clock.advance(10_000)
  expect(overdue).toEqual([7000])
  expect(limit.overrun(undefined).detail).toBe('the whole run took longer than 4s')
})
