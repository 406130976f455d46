import { describe, expect, test } from '@jest/globals'
import type { Environment } from '../../../src/common/environment.js'
import type { EnginePlace } from '../../../src/reach/engine-place.js'
import { outOfReach } from '../../../src/reach/unreachable-apps.js'
import { checkOf } from '../checks/reading.js'

const check = {
  id: 'check:1',
  kind: 'check',
  service: 'app',
  needs: [],
  port: 80,
  check: checkOf('GET app:80/'),
} as const

const model = { services: { app: {} } }
const onHost = { services: { app: { network_mode: 'host' } } }

describe('the apps', () => {
  test.each<[string, EnginePlace, Environment, string, string]>([
    ['on another network', { kind: 'other network' }, {}, 'another network', 'own machine'],
    [
      'on another network, from a pod',
      { kind: 'other network' },
      { KUBERNETES_SERVICE_HOST: '10.0.0.1' },
      'another network',
      'dind',
    ],
  ])('%s are out of reach, with a remedy', (_, place, environment, words, remedy) => {
    const trouble = outOfReach(place, { steps: [check], model }, environment)
    expect([trouble?.message, trouble?.instead]).toEqual([
      expect.stringContaining(words),
      expect.stringContaining(remedy),
    ])
  })

  test.each<[string, EnginePlace]>([
    ['on this machine', { kind: 'here', isProven: false }],
    ['on a network that this container can join', { kind: 'container', id: '1' }],
    ['on another machine', { kind: 'elsewhere', host: 'far' }],
  ])('%s are in reach', (_, place) => {
    expect(outOfReach(place, { steps: [check], model }, {})).toBeUndefined()
  })

  test("on the machine's network are out of reach of a container beside it", () => {
    const trouble = outOfReach({ kind: 'container', id: '1' }, { steps: [check], model: onHost }, {})
    expect(trouble?.message).toContain('app cannot be reached from here')
    expect(trouble?.instead).toContain('--network host')
  })

  describe('of an engine on another machine', () => {
    const far = { kind: 'elsewhere', host: 'far' } as const
    const port = (host_ip?: string, target = 80) => ({ target, published: '8080', host_ip: host_ip ?? null })
    const outOf = (ports: readonly object[], steps: Parameters<typeof outOfReach>[1]['steps'] = [check]) =>
      outOfReach(far, { steps, model: { services: { app: { ports: ports as never } } } }, {})
    const hurl = { ...check, check: undefined, hurl: 'a.hurl', apps: [{ service: 'app', port: 80 }] } as never

    test.each(['127.0.0.1', '127.0.0.2', '::1'])('are out of reach at %s of that machine', (address) => {
      expect(outOf([port(address)])?.message).toContain(
        'its port 80 is published on 127.0.0.1 of that machine',
      )
      expect(outOf([port(address)], [hurl])?.instead).toContain('leave out `ports: declared`')
    })

    test.each<[string, readonly object[]]>([
      ['on all its addresses', [port('0.0.0.0')]],
      ['at an address', [port('10.0.0.1')]],
      ['where no address is named', [port()]],
      ['on all addresses and its loopback', [port('127.0.0.1'), port('0.0.0.0')]],
      ['whose other port is on its loopback', [port('127.0.0.1', 81), port()]],
    ])('are in reach %s', (_, ports) => {
      expect(outOf(ports)).toBeUndefined()
    })

    test('are in reach where one of the ports that nobody chose is', () => {
      const step = { ...check, byDefault: { ports: [80, 81] } }
      expect(outOf([port('127.0.0.1'), port(undefined, 81)], [step])).toBeUndefined()
    })
  })

  test('that nobody asks need not be reached', () => {
    expect(outOfReach({ kind: 'other network' }, { steps: [], model }, {})).toBeUndefined()
  })
})
