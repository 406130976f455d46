import { describe, expect, test } from '@jest/globals'
import { fixedHostPort, parseExpose, parsePorts, publishedTcp } from '../../../src/compose/ports.js'

describe('published ports', () => {
  test('are read as Compose resolves them', () => {
    expect(
      parsePorts([
        { mode: 'ingress', target: 8000, published: '80', protocol: 'tcp', host_ip: '127.0.0.1' },
        { mode: 'ingress', target: 53, published: 53, protocol: 'udp' },
        { target: 7000, published: '7000-7010' },
        { target: 9000, host_ip: '' },
      ]),
    ).toEqual([
      { target: 8000, published: '80', protocol: 'tcp', hostIp: '127.0.0.1' },
      { target: 53, published: '53', protocol: 'udp' },
      { target: 7000, published: '7000-7010', protocol: 'tcp' },
      { target: 9000, protocol: 'tcp' },
    ])
  })

  test('are left out where they are neither TCP nor UDP, or no ports', () => {
    expect(parsePorts([{ target: 1, protocol: 'sctp' }, { protocol: 'tcp' }, 'x', null])).toEqual([])
    expect(parsePorts(undefined)).toEqual([])
  })

  test.each([
    ['8000', '8000'],
    ['0', undefined],
    ['8000-8010', undefined],
    [undefined, undefined],
  ])('of which %j is fixed as %j', (published, expected) => {
    expect(fixedHostPort({ target: 80, protocol: 'tcp', published })).toBe(expected)
  })

  test('of the container that speak TCP count once', () => {
    const tcp = { target: 80, protocol: 'tcp' } as const
    expect(publishedTcp([tcp, { target: 53, protocol: 'udp' }, { ...tcp, published: '1' }])).toEqual([80])
  })
})

test.each([
  [
    ['80', '443/tcp', '53/udp', '90-92', '93-94/tcp'],
    [80, 443, 90, 91, 92, 93, 94],
  ],
  [[8080], [8080]],
  [['65534-99999'], [65534, 65535]],
  [['92-90', 'x', '80:80'], []],
  [undefined, []],
])('expose %j gives %j', (value, expected) => {
  expect(parseExpose(value)).toEqual(expected)
})
