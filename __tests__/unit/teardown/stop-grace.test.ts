import { expect, test } from '@jest/globals'
import { graceOf, WRITER_GRACE_MS } from '../../../src/teardown/stop-grace.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const graceMs = (mayWrite: boolean, given: number | undefined) =>
  graceOf({ mayWrite }, { graceMs: given, hurry: going }, new ManualClock()).graceMs

test('a container that may write into a folder of the machine gets two seconds, unless something else is said', () => {
  expect([graceMs(true, undefined), graceMs(false, undefined)]).toEqual([WRITER_GRACE_MS, 0])
  expect([graceMs(true, 0), graceMs(false, 0), graceMs(true, 9000), graceMs(false, 9000)]).toEqual([
    0, 0, 9000, 9000,
  ])
})

test('in a hurry it keeps that much', async () => {
  const clock = new ManualClock()
  const hurry = AbortSignal.abort('Ctrl-C')
  const writer = graceOf({ mayWrite: true }, { graceMs: 9000, hurry }, clock)
  expect(writer.hurry.aborted).toBe(false)
  await clock.advance(WRITER_GRACE_MS)
  expect(writer.hurry.aborted).toBe(true)
  expect(graceOf({ mayWrite: false }, { graceMs: 9000, hurry }, clock).hurry.aborted).toBe(true)
})
