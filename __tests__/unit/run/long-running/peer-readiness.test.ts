import { expect, test } from '@jest/globals'
import { PeerReadiness } from '../../../../src/run/long-running/peer-readiness.js'
import { ManualClock } from '../../../harness/manual-clock.js'

function begun() {
  const clock = new ManualClock()
  const steps = [
    { kind: 'ready', service: 'db' },
    { kind: 'check', service: 'api' },
    { kind: 'start', service: 'queue' },
  ] as const
  const it = new PeerReadiness({ worker: ['api', 'db', 'queue'] }, steps, clock)
  const passes = async (milliseconds: number, then: () => void) => {
    await clock.advance(milliseconds)
    then()
  }
  return { it, passes }
}

test('a service is excused until ten seconds after the last one that it needs is ready', async () => {
  const { it, passes } = begun()
  for (const service of ['db', 'api', 'queue']) it.started(service)
  expect(it.excuseOf('worker', 0)).toMatchObject({ until: Number.POSITIVE_INFINITY })
  await passes(1000, () => it.proved('db'))
  await passes(1000, () => it.proved('api'))
  // Only the first time counts.
  await passes(1000, () => it.proved('db'))
  expect(it.excuseOf('worker', 0)).toEqual({ peer: 'api', until: 12_000 })
})

test('a service of which nothing shows more is ready when it is started', async () => {
  const { it, passes } = begun()
  for (const service of ['db', 'api']) it.proved(service)
  await passes(3000, () => it.started('queue'))
  expect(it.excuseOf('worker', 0)).toEqual({ peer: 'queue', until: 13_000 })
})

test('what was ready before a service was first started excuses nothing, nor does anything a service without peers', async () => {
  const { it, passes } = begun()
  for (const service of ['db', 'api', 'queue']) {
    it.started(service)
    it.proved(service)
  }
  await passes(1, () => {})
  expect(it.excuseOf('worker', 1)).toBeUndefined()
  expect(it.excuseOf('api', 0)).toBeUndefined()
})
