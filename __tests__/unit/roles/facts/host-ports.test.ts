import { expect, test } from '@jest/globals'
import { factsOf } from '../role-sketches.js'

test('only fixed ports of the host, apart by address and protocol', () => {
  const ports = [
    { target: 80, published: '8080', protocol: 'tcp', host_ip: '127.0.0.1' },
    { target: 53, published: '53', protocol: 'udp' },
    { target: 81, published: '0', protocol: 'tcp' },
    { target: 82, published: '9000-9010', protocol: 'tcp' },
    { target: 83, protocol: 'tcp' },
  ]
  expect(factsOf({ web: { build: '', raw: { ports } } }, 'web').hostPorts).toEqual([
    { port: '8080', key: '127.0.0.1:8080/tcp' },
    { port: '53', key: ':53/udp' },
  ])
})
