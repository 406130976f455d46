import { expect, test } from '@jest/globals'
import { reason } from '../../../src/common/reason.js'
import { TimeBudget } from '../../../src/common/time-budget.js'
import { type ConfirmationTools, confirmation } from '../../../src/run/confirmation.js'
import { ManualClock } from '../../harness/manual-clock.js'

function confirming(confirm: ConfirmationTools['monitor']['confirm']) {
  const clock = new ManualClock()
  const happened: string[] = []
  const confirmed = confirmation({
    scheduler: { fail: (ids, { detail }) => void happened.push(`${ids} ${detail}`) },
    monitor: { confirm, unsettled: () => ({ service: 'app', waitedFor: 'app had not been up for 1m' }) },
    limit: { overrun: (waitedFor) => ({ status: 'failed', detail: reason(waitedFor ?? '') }) },
    clock,
    time: new TimeBudget(clock, 0, 5000),
    progress: { phase: (what) => void happened.push(what) },
    meanwhile: async () => void happened.push('meanwhile'),
  })
  return { clock, happened, ending: confirmed(new AbortController().signal) }
}

const endless = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

test('what can be done meanwhile is', async () => {
  const { ending, happened } = confirming(async () => {})
  await ending
  expect(happened).toEqual(['watching that everything stays up', 'meanwhile'])
})

test('the service that has not been up for long enough fails when the time is up', async () => {
  const { clock, ending, happened } = confirming(endless)
  await clock.until(ending)
  expect(clock.now()).toBe(5000)
  expect(happened.at(-1)).toBe('ready:app,start:app app had not been up for 1m')
})

test('what else goes wrong is not told as a matter of time', async () => {
  const lost = new Error('the engine went away')
  await expect(confirming(() => Promise.reject(lost)).ending).rejects.toBe(lost)
})
