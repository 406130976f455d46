import { describe, expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import { healthProbe } from '../../../src/readiness/health-probe.js'
import { knownStores } from '../../../src/stores/known-stores.js'

type Declared = NonNullable<ContainerDetails['healthCheck']>

const container = (healthCheck?: Partial<Declared>) =>
  ({
    healthCheck: healthCheck && {
      ...{ test: ['CMD', 'ask'], interval: 5000, timeout: 3000, retries: 4, startPeriod: 1000 },
      ...healthCheck,
    },
  }) as ContainerDetails

const redis = knownStores.find(({ name }) => name === 'redis')

describe('a declared health check', () => {
  test('grants its start period and all its retries', () => {
    expect(healthProbe(container({}), redis, 120_000)).toEqual({
      command: ['ask'],
      timeout: 3000,
      budget: 21_000,
      startPeriod: 1000,
      retries: 4,
      asksPort: false,
      own: false,
    })
  })

  test('grants them at the declared interval where the container was made with another', () => {
    expect(healthProbe(container({ interval: 60_000 }), undefined, 120_000, 2000)?.budget).toBe(9000)
  })

  test.each([
    [
      ['CMD', 'a', 'b c'],
      ['a', 'b c'],
    ],
    [
      ['CMD-SHELL', 'a && b'],
      ['/bin/sh', '-c', 'a && b'],
    ],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ])('%j is the command %j', (declared, command) => {
    expect(healthProbe(container({ test: declared }), undefined, 1)?.command).toEqual(command)
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
    expect(healthProbe(container({ test: ['CMD-SHELL', command] }), undefined, 1)?.asksPort).toBe(asksPort)
  })
})

describe('a store without a health check', () => {
  test('is asked by the gate, on any port', () => {
    const probe = healthProbe(container(), redis, 120_000)
    expect(probe).toMatchObject({ own: true, budget: 120_000, retries: 0, asksPort: false })
    expect(probe?.commandFor?.(6380).slice(-2)).toEqual(['sh', '6380'])
  })

  test('that the gate knows no probe of is not asked', () => {
    expect(healthProbe(container(), { name: 'other', port: 1 } as never, 1)).toBeUndefined()
  })
})

test('anything else is not asked', () => {
  expect(healthProbe(container(), undefined, 1)).toBeUndefined()
})
