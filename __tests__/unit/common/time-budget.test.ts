import { expect, test } from '@jest/globals'
import { TimeBudget } from '../../../src/common/time-budget.js'
import { ManualClock } from '../../harness/manual-clock.js'

test('the time of a run counts from its beginning, and is used up at its end', async () => {
  const clock = new ManualClock()
  await clock.advance(500)
  const budget = new TimeBudget(clock, 200, 1000)
  expect([budget.endsAt, budget.leftMs(), budget.isUsedUp()]).toEqual([1200, 700, false])
  await clock.advance(699)
  expect(budget.isUsedUp()).toBe(false)
  // A timer may end so much too early.
  await clock.advance(0.5)
  expect(budget.isUsedUp()).toBe(true)
  await clock.advance(0.5)
  expect([budget.leftMs(), budget.isUsedUp()]).toEqual([0, true])
  await clock.advance(1)
  expect(budget.leftMs()).toBe(0)
})
