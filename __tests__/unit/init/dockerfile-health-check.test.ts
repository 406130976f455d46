import { describe, expect, test } from '@jest/globals'
import { healthCheckOf } from '../../../src/init/dockerfile-health-check.js'

const stages = `FROM python:3.13 AS Base
HEALTHCHECK --interval=5s --retries=3 \\
  # over the network
  CMD curl -f http://localhost:8000/health \\
    || exit 1

FROM base AS release
RUN pip install shop

FROM base AS debug
HEALTHCHECK NONE

FROM python:3.13 AS docs
`

describe('the health check of a Dockerfile', () => {
  test('is inherited from the stage that a stage begins with', () => {
    const test = ['CMD-SHELL', 'curl -f http://localhost:8000/health || exit 1']
    expect(healthCheckOf(stages, 'base')).toEqual(test)
    expect(healthCheckOf(stages, 'release')).toEqual(test)
  })

  test('is none where the stage has none, or wants none', () => {
    expect(healthCheckOf(stages, 'debug')).toBeUndefined()
    expect(healthCheckOf(stages, 'absent')).toBeUndefined()
    expect(healthCheckOf(stages)).toBeUndefined()
    expect(healthCheckOf('FROM scratch AS scratch\n')).toBeUndefined()
    expect(healthCheckOf('')).toBeUndefined()
  })

  test('is the last one of the last stage, with its arguments as a list', () => {
    const two = 'from a\nhealthcheck CMD true\nHEALTHCHECK CMD ["wget", "http://localhost/"]\n'
    expect(healthCheckOf(two)).toEqual(['CMD', 'wget', 'http://localhost/'])
    expect(healthCheckOf('FROM a\nHEALTHCHECK CMD [ -f /ready ]')).toEqual(['CMD-SHELL', '[ -f /ready ]'])
  })
})
