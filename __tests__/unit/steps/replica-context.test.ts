import { expect, test } from '@jest/globals'
import { replicaContext } from '../../../src/steps/replica-context.js'
import type { CheckContext } from '../../../src/steps/step-context.js'

const context = {
  containers: { of: () => [{ id: 'one' }, { id: 'two' }], create: async () => {} },
} as unknown as CheckContext

test('a service has only the container that is looked at', () => {
  const { containers } = replicaContext(context, { index: 1, count: 2 })
  expect(containers.of('app')).toEqual([{ id: 'two' }])
})

test('a service that shares the network of its only replica keeps its containers', () => {
  expect(replicaContext(context, { index: 0, count: 1 })).toBe(context)
})
