import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { HealthProbe } from '../../../src/readiness/health-probe.js'
import { ReadyBudget } from '../../../src/readiness/ready-budget.js'

const probe = { budget: 25_000, retries: 5, timeout: 5000 } as HealthProbe

describe('the deadline', () => {
  test('ends with the run, whatever is granted, and no probe goes on for longer', () => {
    const budget = new ReadyBudget(1000, probe, undefined, 4000)
    expect([budget.deadline(), new ReadyBudget(1000, probe, 60_000, 4000).deadline()]).toEqual([4000, 4000])
    expect(budget.timeoutFor(probe, 3800)).toBe(200)
    expect(budget.timeoutFor(probe, 4100)).toBe(0)
  })

  test('is what the health check grants, from when the waiting began', () => {
    expect(new ReadyBudget(1000, probe, undefined).deadline()).toBe(26_000)
  })

  test('is two minutes where there is no health check', () => {
    expect(new ReadyBudget(1000, undefined, undefined).deadline()).toBe(121_000)
  })

  test.each([
    ['quick', 499, 25_000],
    ['slow', 500, 27_500],
    ['slower than others', 2000, 35_000],
  ])('moves on by what failed probes took that were %s', (_, took, deadline) => {
    const budget = new ReadyBudget(0, probe, undefined)
    for (const each of [took, Math.min(took, 600)]) budget.record(false, each)
    expect(budget.deadline()).toBe(deadline)
  })

  test('does not move by probes that passed, which earn the service two minutes', () => {
    const budget = new ReadyBudget(0, probe, undefined)
    expect(budget.hasPassed).toBe(false)
    budget.record(true, 4000)
    budget.record(false, 100)
    expect([budget.hasPassed, budget.deadline()]).toEqual([true, 120_000])
  })

  test('is the user’s, whatever probes take', () => {
    const budget = new ReadyBudget(1000, probe, 3000)
    budget.record(false, 2000)
    budget.record(true, 2000)
    expect(budget.deadline()).toBe(4000)
  })
})

describe('the time for a probe', () => {
  test.each([
    ['early', 0, 0, 5000],
    ['near the deadline', 0, 24_400, 5000],
    ['at the deadline, where probes are quick', 0, 24_800, 200],
  ])('%s', (_, slowest, now, timeout) => {
    const budget = new ReadyBudget(0, probe, undefined)
    budget.record(false, slowest)
    expect(budget.timeoutFor(probe, now)).toBe(timeout)
  })

  test('ends with the user’s deadline', () => {
    expect(new ReadyBudget(0, probe, 3000).timeoutFor(probe, 1000)).toBe(2000)
  })

  test('of a probe that is not repeated ends with the deadline', () => {
    const own = { ...probe, retries: 0, budget: 120_000, timeout: 10_000 }
    expect(new ReadyBudget(0, own, undefined).timeoutFor(own, 115_000)).toBe(5000)
  })

  test('is never more than declared, and leaves a slow probe as long as the slowest', () => {
    let slowOnes = 0
    fc.assert(
      fc.property(fc.array(fc.nat(6000)), fc.nat(40_000), (tooks, now) => {
        const budget = new ReadyBudget(0, probe, undefined)
        for (const took of tooks) budget.record(false, Math.min(took, probe.timeout))
        const slowest = Math.min(Math.max(0, ...tooks.filter((took) => took >= 500)), probe.timeout)
        if (slowest > 0) slowOnes += 1
        const timeout = budget.timeoutFor(probe, now)
        expect(timeout).toBeLessThanOrEqual(probe.timeout)
        expect(timeout).toBeGreaterThanOrEqual(slowest)
      }),
    )
    expect(slowOnes).toBeGreaterThan(0)
  })
})
