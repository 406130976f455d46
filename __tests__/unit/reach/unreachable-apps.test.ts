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

  test('that nobody asks need not be reached', () => {
    expect(outOfReach({ kind: 'other network' }, { steps: [], model }, {})).toBeUndefined()
  })
})
