import { describe, expect, test } from '@jest/globals'
import { withDeadline } from '../../../src/common/deadline.js'
import { reason } from '../../../src/common/reason.js'
import { type Try, withRetries } from '../../../src/steps/retries.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const down: Try = { outcome: { status: 'failed', detail: reason('it is down') }, passes: true }
const wrong: Try = { outcome: { status: 'failed', detail: reason('it is wrong') }, passes: false }
const well: Try = { outcome: { status: 'passed' }, passes: false }

function retried(tries: readonly Try[], limitMs = 60_000, signal = going) {
  const clock = new ManualClock()
  const told: string[] = []
  const begun: number[] = []
  const attempt = async () => {
    begun.push(clock.now())
    return tries[Math.min(begun.length, tries.length) - 1] ?? wrong
  }
  const limit = withDeadline(signal, limitMs, clock)
  const outcome = withRetries('pull db', attempt, { clock, limit, tell: (line) => told.push(line) })
  return { outcome: clock.until(outcome), told, begun }
}

describe('what can pass is tried again', () => {
  test('three times, 1, 4 and 10 s apart, and told each time', async () => {
    const { outcome, told, begun } = retried([down])
    expect(await outcome).toEqual({ status: 'failed', detail: 'it is down (tried 4 times)', attempts: 4 })
    expect(begun).toEqual([0, 1000, 5000, 15_000])
    expect(told).toEqual([
      'pull db: it is down; trying again in 1s (1 of 3)',
      'pull db: it is down; trying again in 4s (2 of 3)',
      'pull db: it is down; trying again in 10s (3 of 3)',
    ])
  })

  test('until it works', async () => {
    expect(await retried([down, down, well]).outcome).toEqual({ status: 'passed', attempts: 3 })
  })

  test('until it fails for another reason', async () => {
    expect(await retried([down, wrong]).outcome).toMatchObject({ detail: 'it is wrong (tried 2 times)' })
  })

  test('until the time is up', async () => {
    const { outcome, begun } = retried([down], 3000)
    expect(await outcome).toMatchObject({ status: 'failed', detail: 'it is down (tried 2 times)' })
    expect(begun).toEqual([0, 1000])
  })

  test('until the time is up in a further try', async () => {
    const clock = new ManualClock()
    const limit = withDeadline(going, 3000, clock)
    let tries = 0
    const attempt = async () => {
      tries += 1
      if (tries > 1) await clock.sleep(60_000, limit.signal)
      return down
    }
    const outcome = withRetries('pull db', attempt, { clock, limit, tell: () => {} })
    expect(await clock.until(outcome)).toEqual(down.outcome)
  })

  test('until the run is over', async () => {
    const over = new AbortController()
    const { outcome } = retried([down], 60_000, over.signal)
    over.abort(new Error('over'))
    await expect(outcome).rejects.toThrow('over')
  })
})

test('what cannot pass is tried once, and not told', async () => {
  const { outcome, told, begun } = retried([wrong])
  expect(await outcome).toEqual(wrong.outcome)
  expect([told, begun]).toEqual([[], [0]])
})
