import { describe, expect, test } from '@jest/globals'
import type { EffectiveHealthCheck } from '../../../src/compose/health-check.js'
import { healthProbe } from '../../../src/readiness/health-probe.js'
import { knownStores } from '../../../src/stores/known-stores.js'

const check = (change: Partial<EffectiveHealthCheck> = {}): EffectiveHealthCheck => ({
  ...{ test: ['CMD', 'ask'], interval: 5000, timeout: 3000, retries: 4, startPeriod: 1000 },
  ...change,
})

const redis = knownStores.find(({ name }) => name === 'redis')

describe('the health check of a container', () => {
  test('grants its start period and all its retries', () => {
    expect(healthProbe(check(), redis, 120_000)).toEqual({
      command: ['ask'],
      timeout: 3000,
      budget: 21_000,
      startPeriod: 1000,
      retries: 4,
      asksPort: false,
      own: false,
    })
  })

  test('takes no longer than a timer can count', () => {
    expect(healthProbe(check({ timeout: 2 ** 40 }), undefined, 1)?.timeout).toBe(576 * 3_600_000)
  })

  test('is run as a command', () => {
    const shell = check({ test: ['CMD-SHELL', 'a && b'] })
    expect(healthProbe(shell, undefined, 1)?.command).toEqual(['/bin/sh', '-c', 'a && b'])
  })

  test.each([
    ['curl -f http://localhost:8000/', true],
    ['nc -z 127.0.0.1 5432', true],
    ['cat </dev/tcp/localhost/80', true],
    ['wget https://app', true],
    ['curl --unix-socket /run/app.sock http://localhost/', false],
    ['pg_isready -U postgres', false],
    ['test -f /ready', false],
  ])('%s asks a port: %s', (command, asksPort) => {
    expect(healthProbe(check({ test: ['CMD-SHELL', command] }), undefined, 1)?.asksPort).toBe(asksPort)
  })
})

describe('a store without a health check', () => {
  test('is asked by the gate, on any port', () => {
    const probe = healthProbe(undefined, redis, 120_000)
    expect(probe).toMatchObject({ own: true, budget: 120_000, retries: 0, asksPort: false })
    expect(probe?.commandFor?.(6380).slice(-2)).toEqual(['sh', '6380'])
  })

  test('that the gate knows no probe of is not asked', () => {
    expect(healthProbe(undefined, { ...redis, probe: undefined } as never, 1)).toBeUndefined()
  })
})

test('anything else is not asked', () => {
  expect(healthProbe(undefined, undefined, 1)).toBeUndefined()
})
