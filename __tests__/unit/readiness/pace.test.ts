import { describe, expect, test } from '@jest/globals'
import { LISTENER_PACE, Pace, PROBE_PACE } from '../../../src/readiness/pace.js'

/** When a thing that takes `took` is done, from 0 until a deadline; `changes` are moments at which it changes. */
function moments(pace: Pace, took: number, until: number, changes: readonly number[] = []): number[] {
  const done: number[] = []
  const coming = [...changes]
  for (let now = 0; ; ) {
    const next = now + pace.until(now)
    const change = coming[0]
    if (change !== undefined && change < next) {
      coming.shift()
      now = Math.max(now, change)
      pace.changed(now)
      continue
    }
    if (next >= until) return done
    done.push(next)
    now = next + took
    pace.done(next, now, until)
  }
}

const pauses = (times: readonly number[], took: number) =>
  times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0) - took))

describe('probes', () => {
  test('are never further apart than a second, however long it takes', () => {
    const times = moments(new Pace(PROBE_PACE, 0), 60, 300_000)
    expect(Math.max(...pauses(times, 60))).toBeLessThanOrEqual(1000)
  })

  test('cost at most a fifth more of the time waited', () => {
    const times = moments(new Pace(PROBE_PACE, 0), 10, 60_000)
    for (const [index, time] of times.entries()) {
      if (index > 0 && time < 59_000)
        expect(time - (times[index - 1] ?? 0) - 10).toBeLessThanOrEqual(time / 5 + 50)
    }
  })

  test('take no more than half of the time where they are slow', () => {
    expect(
      Math.min(...pauses(moments(new Pace(PROBE_PACE, 0), 400, 10_000), 400).slice(0, -1)),
    ).toBeGreaterThanOrEqual(400)
  })

  test('come at once when the service has changed, and fast again after that', () => {
    const times = moments(new Pace(PROBE_PACE, 0), 50, 30_000, [10_123])
    const after = times.filter((time) => time >= 10_123).slice(0, 4)
    expect(after[0]).toBe(10_123)
    expect(Math.max(...pauses(after, 50))).toBeLessThanOrEqual(100)
  })

  test('have a last one that can still end before the deadline', () => {
    const times = moments(new Pace(PROBE_PACE, 0), 100, 20_000)
    expect(times.at(-1)).toBe(19_800)
  })
})

test('looks lose a hundredth of the time waited, and no more than a quarter of a second', () => {
  const times = moments(new Pace(LISTENER_PACE, 0), 0, 60_000)
  const lost = pauses(times, 0)
  expect(lost[0]).toBe(20)
  expect(Math.max(...lost)).toBe(250)
  const atTen = times.findIndex((time) => time > 10_000)
  expect(lost[atTen - 1]).toBeLessThanOrEqual(101)
})
