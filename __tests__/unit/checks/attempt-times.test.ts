import { describe, expect, test } from '@jest/globals'
import { AttemptTimes } from '../../../src/checks/attempt-times.js'

const from0 = (limits: ConstructorParameters<typeof AttemptTimes>[0]) => new AttemptTimes(limits, 0)

describe('an attempt gets', () => {
  test('what the limit says, or half of what is left where that is more', () => {
    const times = from0({ within: 30_000, attempt: 4000 })
    expect([0, 20_000, 25_000].map((now) => times.timeoutFor(now))).toEqual([15_000, 5000, 4000])
  })
  test('no more than is left, and never next to nothing', () => {
    const times = from0({ within: 3000 })
    expect([0, 2000, 2900, 5000].map((now) => times.timeoutFor(now))).toEqual([3000, 1000, 250, 250])
  })
  test('a second at least, where it is the first', () => {
    expect(from0({ within: 1 }).timeoutFor(0)).toBe(1000)
  })
})

describe('a wrong answer is final', () => {
  test('once it has been the same for long enough', () => {
    const times = from0({ within: 60_000, settle: 2000 })
    expect(times.isFinal(9000, undefined)).toBe(false)
    expect(times.isFinal(2999, 1000)).toBe(false)
    expect(times.isFinal(3000, 1000)).toBe(true)
  })
  test('no sooner than so long after the app was last starting', () => {
    const times = from0({ within: 60_000, settle: 2000 })
    times.allowStart(5000)
    expect(times.isFinal(6999, 1000)).toBe(false)
    expect(times.isFinal(7000, 1000)).toBe(true)
  })
})

describe('the time is over', () => {
  test('when it has passed', () => {
    const times = from0({ within: 1000 })
    expect([999, 1000].map((now) => times.isOver(now))).toEqual([false, true])
  })
  test('later for an app that is starting, so that its answer can become final', () => {
    const times = from0({ within: 1000, settle: 500 })
    times.allowStart(900)
    expect([1399, 1400].map((now) => times.isOver(now))).toEqual([false, true])
  })
  test('no later where no answer is ever final', () => {
    const times = from0({ within: 1000, settle: Number.POSITIVE_INFINITY })
    times.allowStart(900)
    expect(times.isOver(1000)).toBe(true)
  })
})

test('dropped connections hint at TLS after a second, and again five seconds later', () => {
  const times = from0({ within: 60_000 })
  expect(times.trustsDrops(5000, undefined)).toBe(false)
  expect([999, 1000, 1001, 5999, 6000].map((now) => times.trustsDrops(now, 0))).toEqual([
    false,
    true,
    false,
    false,
    true,
  ])
})

test('pauses grow, up to a quarter of a second and to the end', () => {
  const times = from0({ within: 1000 })
  expect([0, 0, 0, 0, 0, 0, 900].map((now) => times.pause(now))).toEqual([20, 40, 80, 160, 250, 250, 100])
})
