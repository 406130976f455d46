import { describe, expect, test } from '@jest/globals'
import { addressesIn, engineHosts, LOOPBACK } from '../../../src/compose/machine-addresses.js'

const places = (text: string, hosts = LOOPBACK) =>
  addressesIn(text, hosts).map(({ host, port }) => (port === undefined ? host : `${host}:${port}`))

describe('places on the machine that a text names', () => {
  test.each([
    ['localhost', ['localhost']],
    ['redis://localhost:6379/0', ['localhost:6379']],
    ['postgres://u:p@127.0.0.1:5433/db', ['127.0.0.1:5433']],
    ['http://[::1]:80/', ['[::1]:80']],
    ['localhost:1,127.0.0.1:2', ['localhost:1', '127.0.0.1:2']],
    ['http://LOCALHOST/x', ['LOCALHOST']],
    ['localhost.example.org', []],
    ['my-localhost:80', []],
    ['xlocalhost', []],
    ['10.127.0.0.1', []],
    ['127.0.0.10', []],
    ['fe80::1', []],
  ])('%s', (text, found) => {
    expect(places(text)).toEqual(found)
  })
})

test('the names of the machine inside of containers', () => {
  const hosts = engineHosts(['outside=host-gateway', 'peer=10.0.0.1', 'old:host-gateway'])
  expect(places('http://host.docker.internal:80 outside:5 old peer:6', hosts)).toEqual([
    'host.docker.internal:80',
    'outside:5',
    'old',
  ])
  expect(engineHosts({ outside: 'host-gateway' })).toContain('outside')
  expect(engineHosts(undefined)).toContain('host.docker.internal')
})
