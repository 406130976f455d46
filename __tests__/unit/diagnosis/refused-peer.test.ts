import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { refusedPeer } from '../../../src/diagnosis/refused-peer.js'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'

/** The kernel's table of a server on 9001. */
const OUTPUT = `  sl  local_address rem_address   st
   0: 00000000:2329 00000000:0000 0A 00000000
`

function told(log: string, { peers = ['db', 'api'], isOnHost = false } = {}) {
  const inspection = {
    containers: { of: (service: string) => (service === 'api' ? [{ id: 'one' } as ContainerListing] : []) },
    docker: {
      inspect: async () => ({ pid: 0, networks: [{ address: '172.18.0.2' }] }) as unknown as ContainerDetails,
      exec: async () => ({ exitCode: 0, output: OUTPUT }),
    },
    addresses: { sharesHostNetwork: () => isOnHost },
    clock: systemClock,
  }
  return refusedPeer(log, peers, inspection, new AbortController().signal)
}

const INSTEAD = 'nothing listens on port 9000 of api; it listens on 9001'

describe('a service that refuses connections', () => {
  test.each([
    ['a URL', 'connect() failed (111: Connection refused), upstream: "http://api:9000/"'],
    [
      'a name with an address',
      'connection to server at "api" (172.18.0.2), port 9000 failed: Connection refused',
    ],
    ['name and port', 'Error: connect ECONNREFUSED api:9000'],
    ['an address alone', 'Error: connect ECONNREFUSED 172.18.0.2:9000'],
    ['an earlier line', 'dial api:9000\nconnection refused'],
  ])('is told with what it listens on: %s', async (_name, log) => {
    expect(await told(log)).toBe(INSTEAD)
  })

  test.each([
    ['it listens there by now', 'connection to api:9001 refused'],
    ['another host is meant', 'connection to my-api:9000 refused'],
    [
      'the address of another is meant',
      'connect ECONNREFUSED 172.18.0.20:9000, connect ECONNREFUSED 10.172.18.0.2:9000',
    ],
    ['nothing was refused', 'request to http://api:9000/ failed with 404'],
    ['nothing is known of it', 'connection to db:5432 refused'],
  ])('is not told: %s', async (_name, log) => {
    expect(await told(log)).toBeUndefined()
  })

  test('is not told where it shares the network of the machine, or is no peer', async () => {
    expect(await told('connection to api:9000 refused', { isOnHost: true })).toBeUndefined()
    expect(await told('connection to api:9000 refused', { peers: [] })).toBeUndefined()
  })
})
