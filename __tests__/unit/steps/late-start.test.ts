import { expect, test } from '@jest/globals'
import { lateStart } from '../../../src/steps/late-start.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'

const hooks = [{ command: ['sh', '-c', 'seed $$DB'] }, { command: ['warm', 'the cache'] }]

function late(service: object, inspect: () => Promise<unknown>, signal = new AbortController().signal) {
  const clock = new ManualClock()
  const context = {
    clock,
    release: { model: { services: { app: service } }, directory: '/' },
    containers: { of: () => [{ id: 'one' }] },
    docker: { inspect },
  } as unknown as StepContext
  return clock.until(lateStart('app', context, signal))
}

const engine = { detail: 'the engine had not started it', blame: 'elsewhere' }

test('what waits for a hook in a container that runs is a matter of the release', async () => {
  expect(await late({ post_start: hooks }, async () => ({ running: true }))).toEqual({
    status: 'failed',
    detail: "app was running, but its post_start had not ended: seed $DB, warm 'the cache'",
    about: ['services', 'app', 'post_start'],
  })
})

test('one hook is told at its own place', async () => {
  const failure = await late({ post_start: hooks.slice(1) }, async () => ({ running: true }))
  expect(failure.about).toEqual(['services', 'app', 'post_start', 0])
})

test.each([
  ['is not running', async () => ({ running: false })],
  ['is gone', async () => undefined],
  ['cannot be looked at', () => Promise.reject(new Error('lost'))],
  ['is not told of in time', () => new Promise(() => {})],
])('a container that %s is not the fault of a hook', async (_, inspect) => {
  expect(await late({ post_start: hooks }, inspect)).toMatchObject(engine)
})

test('without a hook that is waited for, the engine is to blame', async () => {
  expect(await late({ pre_stop: hooks }, async () => ({ running: true }))).toMatchObject(engine)
})

test('who cancels meanwhile gets no reason', async () => {
  await expect(
    late({ post_start: hooks }, () => new Promise(() => {}), AbortSignal.abort()),
  ).rejects.toThrow()
})
