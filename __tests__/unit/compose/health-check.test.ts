import { describe, expect, test } from '@jest/globals'
import {
  ENGINE_TIMING,
  effectiveHealthCheck,
  healthBudget,
  isProbed,
  parseHealthCheck,
  testCommand,
  timingOf,
} from '../../../src/compose/health-check.js'

describe('what a file declares', () => {
  test('is read as Compose resolves it, durations in milliseconds', () => {
    expect(
      parseHealthCheck({
        test: ['CMD-SHELL', 'curl localhost'],
        interval: '1m30s',
        timeout: '500ms',
        start_period: '2s',
        start_interval: '1s',
        retries: 5,
      }),
    ).toEqual({
      disabled: false,
      test: ['CMD-SHELL', 'curl localhost'],
      interval: 90_000,
      timeout: 500,
      startPeriod: 2000,
      startInterval: 1000,
      retries: 5,
    })
  })

  test('may be a change of what the image has; 0 says nothing', () => {
    const declared = parseHealthCheck({ interval: '0s', timeout: '5s', retries: 0 })
    expect(declared).toEqual({ disabled: false, timeout: 5000 })
    expect(isProbed(declared)).toBe(true)
  })

  test.each([[{ disable: true }], [{ test: ['NONE'] }], [{ test: ['NONE'], interval: '5s' }]])(
    '%j is that there is none',
    (value) => {
      const declared = parseHealthCheck(value)
      expect(declared).toMatchObject({ disabled: true })
      expect(declared?.test).toBeUndefined()
      expect(isProbed(declared)).toBe(false)
    },
  )

  test('may be nothing', () => {
    expect(parseHealthCheck(undefined)).toBeUndefined()
    expect(isProbed(undefined)).toBe(false)
  })
})

describe('the health check of a container', () => {
  const ofImage = { test: ['CMD', 'ask'], interval: 1000, timeout: 2000, startPeriod: 3000, retries: 4 }

  test('is what the file declares, and else what the container has', () => {
    const declared = { disabled: false, interval: 9000, retries: 8 }
    expect(effectiveHealthCheck(declared, ofImage)).toEqual({ ...ofImage, interval: 9000, retries: 8 })
    expect(effectiveHealthCheck({ disabled: false, test: ['CMD', 'own'] }, ofImage)?.test).toEqual([
      'CMD',
      'own',
    ])
    expect(effectiveHealthCheck(undefined, ofImage)).toBe(ofImage)
  })

  test('has the values of the engine where nobody says another', () => {
    expect(effectiveHealthCheck({ disabled: false, test: ['CMD', 'own'] }, undefined)).toEqual({
      test: ['CMD', 'own'],
      ...ENGINE_TIMING,
    })
    expect(timingOf({ interval: 5000 })).toEqual({
      interval: 5000,
      timeout: 30_000,
      startPeriod: 0,
      retries: 3,
    })
  })

  test.each([
    ['there is to be none', { disabled: true }, ofImage],
    ['neither has a test', { disabled: false, interval: 5000 }, undefined],
    ['nobody declares one', undefined, undefined],
  ])('is none where %s', (_why, declared, container) => {
    expect(effectiveHealthCheck(declared, container)).toBeUndefined()
  })

  test('must hold by the end of its start period and all its retries', () => {
    expect(healthBudget(ofImage)).toBe(7000)
  })
})

test.each([
  [
    ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'],
    ['/bin/sh', '-c', 'curl -f http://localhost/ || exit 1'],
  ],
  // As the engine does: `test` alone, and a shell without a command.
  [
    ['CMD-SHELL', 'test', '-e', '/etc'],
    ['/bin/sh', '-c', 'test', '-e', '/etc'],
  ],
  [['CMD-SHELL'], ['/bin/sh', '-c']],
  [
    ['CMD', 'redis-cli', 'ping'],
    ['redis-cli', 'ping'],
  ],
  [
    ['redis-cli', 'ping'],
    ['redis-cli', 'ping'],
  ],
])('%j runs %j', (form, command) => {
  expect(testCommand(form)).toEqual(command)
})
