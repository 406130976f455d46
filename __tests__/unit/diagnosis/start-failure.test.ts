import { describe, expect, test } from '@jest/globals'
import { whyNotStarted } from '../../../src/diagnosis/start-failure.js'

const endpoint = 'driver failed programming external connectivity on endpoint shop-app-1 (7ab5514efdf8)'

describe('why the engine could not start a container', () => {
  test.each([
    [
      `${endpoint}: Error starting userland proxy: listen tcp4 127.0.0.1:8000: bind: address already in use`,
      '127.0.0.1:8000',
    ],
    [`${endpoint}: Bind for 0.0.0.0:8000 failed: port is already allocated`, '0.0.0.0:8000'],
    [
      `failed to set up container networking: ${endpoint}: failed to bind host port for 0.0.0.0:8000:172.18.0.2:80/tcp: address already in use`,
      '0.0.0.0:8000',
    ],
    [
      `failed to set up container networking: ${endpoint}: failed to bind host port 0.0.0.0:8000/tcp: address already in use`,
      '0.0.0.0:8000',
    ],
    [
      `Error response from daemon: ${endpoint}: Bind for [::]:53 failed: port is already allocated\n`,
      '[::]:53',
    ],
    ['cannot listen on the TCP port: listen tcp4 :2375: bind: address already in use', '2375'],
  ])('a port that is taken: %s', (message, address) => {
    expect(whyNotStarted(message)).toBe(`the port ${address} is already in use on this machine`)
  })

  test('an address on a network that another container has', () => {
    expect(whyNotStarted('Error response from daemon: Address already in use\n')).toBe(
      'another container has the address that the file gives to it',
    )
  })

  test('a folder that a volume does not have', () => {
    const path = '/var/lib/docker/volumes/shop_d/_data'
    expect(
      whyNotStarted(`cannot access path ${path}/no/where: lstat ${path}/no: no such file or directory`),
    ).toBe('its volume has no folder `no/where` (subpath)')
  })

  test('a program that is not there', () => {
    const message =
      'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "uwsgi": executable file not found in $PATH: unknown'
    expect(whyNotStarted(message)).toBe('exec: "uwsgi": executable file not found in $PATH')
  })

  test('anything else in the last words that were said', () => {
    expect(
      whyNotStarted('Container app  Starting\nError response from daemon: no space left on device\n'),
    ).toBe('no space left on device')
  })
})
