import { expect, test } from '@jest/globals'
import type { ContainerListing } from '../../../src/engine/container-facts.js'
import { ContainersNotCreated } from '../../../src/engine/service-containers.js'
import { create } from '../../../src/steps/create-step.js'

const step = { id: 'create:app', kind: 'create', service: 'app', needs: [] } as const

function created(making: () => Promise<void>, ids: readonly string[] = ['one']) {
  const containers = { create: making, of: () => ids.map((id) => ({ id }) as ContainerListing) }
  return create(step, { containers }, new AbortController().signal)
}

test('containers that are there are created', async () => {
  expect(await created(async () => {})).toEqual({ status: 'passed' })
})

test('none is a failure', async () => {
  expect(await created(async () => {}, [])).toEqual({
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
  })
})

test('anything else is not', async () => {
  await expect(created(() => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled')
})
