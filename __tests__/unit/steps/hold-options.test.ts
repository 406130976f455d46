import { expect, test } from '@jest/globals'
import { holdOptions } from '../../../src/steps/hold-options.js'
import type { HealthState } from '../../../src/steps/service-health.js'
import type { CheckContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { checkOf } from '../checks/reading.js'
import { endlessTime } from './endless-time.js'

const HEAD = '  sl  local_address rem_address   st'
const signal = new AbortController().signal

function optionsOf(
  check: unknown,
  { state = 'none' as HealthState, written = false, byDefault = false } = {},
) {
  const clock = new ManualClock()
  const context = {
    clock,
    time: endlessTime,
    health: { stateOf: async () => state },
    settings: { timeouts: { smoke: 30_000, smokeIsWritten: written } },
    release: { model: { services: { app: { ports: [{ target: 8000 }], expose: ['5005'] } } } },
    addresses: { sharesHostNetwork: () => false },
    containers: { of: () => [{ id: 'one' }] },
    docker: {
      inspect: async () => ({ pid: 0 }),
      exec: async () => ({ exitCode: 0, output: `${HEAD}\n   0: 00000000:0BB8 00000000:0000 0A` }),
    },
  } as unknown as CheckContext
  const step = {
    id: 'check:1',
    kind: 'check',
    service: 'app',
    needs: [],
    port: 8000,
    check: checkOf(check),
    ...(byDefault ? { byDefault: { ports: [8000] } } : {}),
  } as const
  return { options: holdOptions(step, async () => new URL('http://127.0.0.1:1'), context, signal), clock }
}

/** Whether another port than the asked one is told as a cause within five seconds. */
async function tellsPort(...asked: Parameters<typeof optionsOf>) {
  const { options, clock } = optionsOf(...asked)
  while (clock.now() < 5000) {
    if ((await options.knownCause?.(true)) !== undefined) return true
    await clock.advance(250)
  }
  return false
}

test('a time that was written is not cut short by an answer that stays wrong', () => {
  expect(optionsOf('/').options).toMatchObject({ within: 30_000 })
  expect(optionsOf('/').options).not.toHaveProperty('settle')
  expect(optionsOf({ request: '/', within: '60s' }).options).toMatchObject({
    within: 60_000,
    settle: Infinity,
  })
  expect(optionsOf('/', { written: true }).options).toMatchObject({ within: 30_000, settle: Infinity })
})

test.each<[HealthState, boolean]>([
  ['none', false],
  ['starting', true],
  ['passed', false],
  ['over', false],
])('with a health check that says %s, the app may be starting: %s', async (state, expected) => {
  expect(await optionsOf('/', { state }).options.isStarting?.()).toBe(expected)
})

test('a wrong port is told in time, where nothing speaks for the app', async () => {
  expect(await tellsPort('/')).toBe(true)
  expect(await tellsPort('/', { state: 'passed' })).toBe(true)
  expect(await tellsPort('/', { byDefault: true })).toBe(true)
  expect(await tellsPort('/', { state: 'starting' })).toBe(false)
  expect(await tellsPort('/', { written: true })).toBe(false)
  expect(await tellsPort('/', { byDefault: true, state: 'passed' })).toBe(false)
})
