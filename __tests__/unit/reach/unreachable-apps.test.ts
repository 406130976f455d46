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

describe('the apps', () => {
  test.each<[string, EnginePlace, Environment, string, string]>([
    [
      'on a bridge of the engine',
      { kind: 'container', id: '1' },
      {},
      'runs in a container',
      '--network host',
    ],
    ['on another machine', { kind: 'elsewhere', host: 'far' }, {}, 'another machine, far', 'own machine'],
    ['on another network', { kind: 'other network' }, {}, 'another network', 'own machine'],
    [
      'on another network, from a pod',
      { kind: 'other network' },
      { KUBERNETES_SERVICE_HOST: '10.0.0.1' },
      'another network',
      'dind',
    ],
  ])('%s are out of reach, with a remedy', (_, place, environment, words, remedy) => {
    const trouble = outOfReach(place, { steps: [check] }, environment)
    expect([trouble?.message, trouble?.instead]).toEqual([
      expect.stringContaining(words),
      expect.stringContaining(remedy),
    ])
  })

  test('on this machine are in reach', () => {
    expect(outOfReach({ kind: 'here', isProven: false }, { steps: [check] }, {})).toBeUndefined()
  })

  test('that nobody asks need not be reached', () => {
    expect(outOfReach({ kind: 'elsewhere', host: 'far' }, { steps: [] }, {})).toBeUndefined()
  })
})
