import { describe, expect, test } from '@jest/globals'
import { missingGpus } from '../../../../src/preflight/machine/gpus.js'
import { told } from './facts.js'

const app = (raw: object) => ({ app: { image: 'a', ports: ['80'], raw: { ...raw } } })
const reserved = (capabilities: readonly string[]) => ({
  deploy: { resources: { reservations: { devices: [{ capabilities }] } } },
})

// The machine of the test has no GPU, as hosted runners have none.
describe('a GPU', () => {
  test('that the machine does not have', async () => {
    expect(await told(missingGpus, app(reserved(['nvidia', 'gpu'])))).toEqual([
      'services.app.deploy.resources.reservations.devices app asks for a GPU, and the machine with the engine has none',
    ])
    expect(await told(missingGpus, app({ gpus: [{ count: -1 }] }))).toHaveLength(1)
    expect(await told(missingGpus, app({ gpus: 'all' }))).toHaveLength(1)
  })

  test.each([
    ['the engine has a runtime for', { runtimes: ['runc', 'nvidia'] }],
    ['the engine has found', { devices: ['nvidia.com/gpu=0'] }],
    ['may be on another machine', { hostName: 'somewhere else' }],
  ])('that %s', async (_, machine) => {
    expect(await told(missingGpus, app({ gpus: 'all' }), { machine })).toEqual([])
  })

  test('that nobody asks for', async () => {
    expect(await told(missingGpus, app(reserved(['tpu'])))).toEqual([])
    expect(await told(missingGpus, app({}))).toEqual([])
  })
})
