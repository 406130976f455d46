import { expect, test } from '@jest/globals'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import { ServiceHealth } from '../../../src/steps/service-health.js'

function healthOf(details: Partial<ContainerDetails> | undefined, awaited: readonly string[] = []) {
  const docker = { inspect: async () => details as ContainerDetails | undefined }
  const steps = awaited.map((service) => ({ kind: 'ready', service }) as const)
  return new ServiceHealth(steps, docker, { of: () => [{ id: 'one' } as ContainerListing] })
}

const healthCheck = { test: ['CMD', 'x'], interval: 1, timeout: 1, startPeriod: 1, retries: 1 }
const lastProbe = (exitCode: number) => ({ exitCode, output: '' })

test.each<[string, Partial<ContainerDetails> | undefined, string]>([
  ['no check', {}, 'none'],
  ['no container', undefined, 'none'],
  ['no probe yet', { healthCheck, health: { isUnhealthy: false, lastProbe: undefined } }, 'starting'],
  [
    'a probe that failed',
    { healthCheck, health: { isUnhealthy: false, lastProbe: lastProbe(1) } },
    'starting',
  ],
  ['a probe that passed', { healthCheck, health: { isUnhealthy: false, lastProbe: lastProbe(0) } }, 'passed'],
  ['its time is over', { healthCheck, health: { isUnhealthy: true, lastProbe: lastProbe(1) } }, 'over'],
])('%s, as the engine says', async (_, details, state) => {
  expect(await healthOf(details).stateOf('app')).toBe(state)
})

test.each([
  [true, 'passed', 1],
  [false, 'none', 0],
])('of a service that a step waits for, the step tells: %s', async (hasCheck, state, calls) => {
  const health = healthOf({}, ['app'])
  let called = 0
  health.whenPassed('app', () => called++)
  expect(await health.stateOf('app')).toBe('starting')
  health.becameReady('app', hasCheck)
  expect(await health.stateOf('app')).toBe(state)
  expect(called).toBe(calls)
})

test('one that has passed already is told at once', () => {
  const health = healthOf({}, ['app'])
  health.becameReady('app', true)
  let called = 0
  health.whenPassed('app', () => called++)
  expect(called).toBe(1)
})
