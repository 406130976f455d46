import { expect, test } from '@jest/globals'
import { listenersOf } from '../../../src/diagnosis/service-listeners.js'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import { ManualClock } from '../../harness/manual-clock.js'

test('every container of a service that can tell does', async () => {
  const tables: Readonly<Record<string, string>> = {
    one: '  sl  local_address\n   0: 00000000:0050 00000000:0000 0A\n',
    two: 'cat: not found',
    three: '  sl  local_address\n   0: 00000000:0051 00000000:0000 0A\n',
  }
  const inspection = {
    containers: {
      of: (service: string) =>
        (service === 'app' ? Object.keys(tables) : []).map((id) => ({ id }) as ContainerListing),
    },
    docker: {
      inspect: async () => ({ pid: 0 }) as ContainerDetails,
      exec: async (id: string) => ({ exitCode: 0, output: tables[id] ?? '' }),
    },
    addresses: { sharesHostNetwork: () => false },
    clock: new ManualClock(),
  }
  const { signal } = new AbortController()
  const found = await listenersOf('app', inspection, signal)
  expect(found.map(({ ports }) => [...ports])).toEqual([[80], [81]])
  expect(await listenersOf('db', inspection, signal)).toEqual([])
})
