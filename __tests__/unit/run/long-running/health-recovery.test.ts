import { describe, expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../../src/engine/container-facts.js'
import { HealthRecovery } from '../../../../src/run/long-running/health-recovery.js'
import { ManualClock } from '../../../harness/manual-clock.js'

interface Told {
  /** When the engine calls it healthy, in milliseconds. */
  readonly healthyAt?: number
  /** Exit code of the health check by now. */
  readonly probe?: number
  readonly interval?: number
}

/** Milliseconds for which an unhealthy container is waited for. */
async function waited({ healthyAt = Number.POSITIVE_INFINITY, probe = 0, interval = 10_000 }: Told) {
  const clock = new ManualClock()
  const asked: (readonly string[])[] = []
  const docker = {
    inspect: async () => {
      const isUnhealthy = clock.now() < healthyAt
      const healthCheck = { test: ['CMD', 'ask', 'me'], interval, timeout: 3000, retries: 3, startPeriod: 0 }
      return {
        id: '1',
        healthCheck,
        health: { isUnhealthy, lastProbe: undefined },
      } as unknown as ContainerDetails
    },
    exec: async (_id: string, command: readonly string[]) => {
      asked.push(command)
      return { exitCode: probe, output: '' }
    },
  }
  await clock.until(new HealthRecovery(docker, clock).awaited('1', new AbortController().signal))
  return { ms: clock.now(), asked }
}

describe('a container that the engine calls unhealthy', () => {
  test('and that works by now is waited for until the engine says so', async () => {
    expect(await waited({ healthyAt: 7100 })).toEqual({ ms: 7200, asked: [['ask', 'me']] })
  })

  test('and that does not work is not waited for', async () => {
    expect((await waited({ probe: 1 })).ms).toBe(0)
  })

  test('is waited for until the next probe has ended, and for no longer than a minute', async () => {
    expect((await waited({})).ms).toBe(13_400)
    expect((await waited({ interval: 3_600_000 })).ms).toBe(60_000)
  })

  test('is asked nothing where the engine has changed its mind', async () => {
    expect(await waited({ healthyAt: 0 })).toEqual({ ms: 0, asked: [] })
  })
})
