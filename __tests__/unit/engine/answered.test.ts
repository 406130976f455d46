import { expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { answered } from '../../../src/engine/answered.js'
import { ManualClock } from '../../harness/manual-clock.js'

const hangs = () => new Promise<never>(() => {})

test('an answer is an answer, and a refusal too', async () => {
  const { signal } = new AbortController()
  await expect(answered(Promise.resolve('28.5.2'), signal, new ManualClock())).resolves.toBe('28.5.2')
  const refused = Promise.reject(new Error('no such container'))
  await expect(answered(refused, signal, new ManualClock())).rejects.toThrow('no such container')
})

test('an engine that hangs is trouble after ten seconds', async () => {
  const clock = new ManualClock()
  const question = answered(hangs(), new AbortController().signal, clock)
  const trouble = expect(question).rejects.toThrow(EngineTrouble)
  await clock.advance(10_000)
  await trouble
  await expect(question).rejects.toThrow('the Docker Engine did not answer within 10s')
})

test('whoever cancels waits no longer', async () => {
  const cancelled = new AbortController()
  const question = answered(hangs(), cancelled.signal, new ManualClock())
  cancelled.abort(new Error('cancelled'))
  await expect(question).rejects.toThrow('cancelled')
})
