import { expect, test } from '@jest/globals'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import { AskedContainers } from '../../../src/reach/asked-containers.js'

const services = {
  app: {},
  side: { network_mode: 'service:app' },
  host: { network_mode: 'host' },
  none: { network_mode: 'none' },
  gone: {},
}

/** `app` has two containers, and `gone` one that is gone. */
const asked = new AskedContainers(
  { services },
  {
    of: (service) => {
      const ids = { app: ['1', '2'], none: ['3', '4'], gone: ['gone'] }[service] ?? []
      return ids.map((id) => ({ id }) as ContainerListing)
    },
  },
  { inspect: async (id) => (id === 'gone' ? undefined : ({ id } as ContainerDetails)) },
)

test.each([
  ['app', 1, { kind: 'container', container: { id: '2' } }],
  ['side', 0, { kind: 'container', container: { id: '1' } }],
  ['app', 2, { kind: 'none' }],
  ['gone', 0, { kind: 'none' }],
  ['host', 0, { kind: 'host' }],
  ['none', 0, { kind: 'none' }],
])('%s, replica %i', async (service, replica, network) => {
  expect(await asked.networkOf(service, replica)).toEqual(network)
})

test('as many containers can be asked as the one that publishes the port has', () => {
  expect(['app', 'side', 'host', 'none'].map((service) => asked.replicasOf(service))).toEqual([2, 2, 1, 1])
})

test('a service on the machine’s own network is told from others', () => {
  expect(['app', 'host'].map((service) => asked.sharesHostNetwork(service))).toEqual([false, true])
})
