import { expect, test } from '@jest/globals'
import { type Clock, systemClock } from '../../../src/common/clock.js'
import type { JsonObject } from '../../../src/common/json.js'
import { TimeBudget } from '../../../src/common/time-budget.js'
import type { ContainerListing } from '../../../src/engine/container-facts.js'
import { ContainersNotCreated } from '../../../src/engine/service-containers.js'
import { create } from '../../../src/steps/create-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { endlessTime } from './endless-time.js'

const step = { id: 'create:app', kind: 'create', service: 'app', needs: [] } as const

interface Creating {
  readonly ids?: readonly string[]
  readonly clock?: Clock
  readonly time?: StepContext['time']
  readonly networks?: JsonObject
  readonly service?: JsonObject
}

function created(making: (service: string, signal: AbortSignal) => Promise<void>, given: Creating = {}) {
  const { ids = ['one'], clock = systemClock, time = endlessTime, networks = {}, service = {} } = given
  const containers = { create: making, of: () => ids.map((id) => ({ id }) as ContainerListing) }
  const release = { model: { networks, services: { app: service } }, directory: '/' }
  return create(step, { containers, release, clock, time }, new AbortController().signal)
}

test('containers that are there are created', async () => {
  expect(await created(async () => {})).toEqual({ status: 'passed' })
})

test('none is a failure', async () => {
  expect(await created(async () => {}, { ids: [] })).toEqual({
    status: 'failed',
    detail: 'Compose created no container for it',
  })
})

test('what Compose refuses is a failure in its words', async () => {
  const refused = () =>
    Promise.reject(new ContainersNotCreated('Network created\nno such device: /dev/kvm\n'))
  expect(await created(refused)).toEqual({
    status: 'failed',
    detail: 'could not be created: no such device: /dev/kvm',
    evidence: 'Network created\nno such device: /dev/kvm',
    blame: 'elsewhere',
    remedy: expect.stringContaining('docker run'),
  })
})

test('what takes longer than the whole run may is a failure', async () => {
  const clock = new ManualClock()
  const hangs = (_service: string, signal: AbortSignal) =>
    new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const outcome = created(hangs, { clock, time: new TimeBudget(clock, 0, 5000) })
  expect(await clock.until(outcome)).toEqual({
    status: 'failed',
    detail: 'Compose had not created its containers',
    blame: 'elsewhere',
    remedy: expect.stringContaining('log of the engine'),
  })
  expect(clock.now()).toBe(5000)
})

test('no reason is empty', async () => {
  const silent = () => Promise.reject(new ContainersNotCreated(''))
  expect(await created(silent)).toMatchObject({
    detail: 'could not be created, and nothing says why',
    blame: 'elsewhere',
  })
})

test('what the file alone is to blame for is not the release, and the value is named', async () => {
  const wrong = () =>
    Promise.reject(
      new ContainersNotCreated('Error response from daemon: invalid CapAdd: unknown capability: "CAP_NOPE"'),
    )
  expect(await created(wrong, { service: { cap_add: ['NOPE'] } })).toMatchObject({
    detail: 'could not be created with `cap_add`: invalid CapAdd: unknown capability: "CAP_NOPE"',
    blame: 'file',
    about: ['services', 'app', 'cap_add', 'NOPE'],
  })
})

test('addresses that others have are not, unless its own networks ask for them twice', async () => {
  const taken = () => Promise.reject(new ContainersNotCreated('Pool overlaps with other one'))
  const one = { ipam: { config: [{ subnet: '10.77.0.0/24' }] } }
  expect(await created(taken, { networks: { one } })).toMatchObject({ blame: 'elsewhere' })
  expect(await created(taken, { networks: { one, two: one } })).not.toHaveProperty('blame')
})

test('a cause on a line of its own is told', async () => {
  const wrong = () =>
    Promise.reject(
      new ContainersNotCreated(
        'Error response from daemon: invalid endpoint settings:\nno subnet has 10.7.1.9\n',
      ),
    )
  expect(await created(wrong)).toMatchObject({
    detail: expect.stringContaining('invalid endpoint settings: no subnet has 10.7.1.9'),
  })
})

test('anything else is not', async () => {
  await expect(created(() => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled')
})
