import { describe, expect, test } from '@jest/globals'
import type { ContainerEvent } from '../../../src/engine/container-facts.js'
import type { Docker } from '../../../src/engine/docker.js'
import { ContainerEvents } from '../../../src/run/container-events.js'
import { MinimumUptime } from '../../../src/run/minimum-uptime.js'

/** A clock that stands still but for those who sleep; `during` happens in the middle of the first sleep. */
async function probation(during: () => void = () => {}) {
  let now = 1000
  let tell: (event: ContainerEvent) => void = () => {}
  const docker = {
    watch: async (_project: string, onEvent: typeof tell) => {
      tell = onEvent
    },
  }
  const clock = {
    now: () => now,
    iso: () => '',
    sleep: async (milliseconds: number) => {
      now += milliseconds / 2
      during()
      during = () => {}
      now += milliseconds / 2
    },
  }
  const going = new AbortController().signal
  const watch = await ContainerEvents.begin(docker as unknown as Docker, 'p', going, () => {})
  const it = new MinimumUptime(watch, clock)
  return {
    it,
    happens: (action: 'start' | 'die', service: string) =>
      tell({ action, id: `id-${service}`, service, exitCode: 0 }),
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    waited: async () => {
      const begun = now
      await it.served(going)
      return now - begun
    },
  }
}

describe('before a run passes', () => {
  test('a service that nobody asked has run for two seconds', async () => {
    const { it, happens, pass, waited } = await probation()
    it.begin('worker')
    pass(300)
    happens('start', 'worker')
    pass(500)
    expect(await waited()).toBe(1500)
    expect(await waited()).toBe(0)
  })

  test('nobody waits for one that has answered, nor for a job', async () => {
    const { it, happens, waited } = await probation()
    it.begin('app')
    for (const service of ['app', 'migrate']) happens('start', service)
    happens('die', 'migrate')
    it.prove('app')
    expect(await waited()).toBe(0)
  })

  test('one that has ended, and may be started again, begins anew', async () => {
    const { it, happens, waited } = await probation(() => happens('die', 'worker'))
    it.begin('worker')
    expect(await waited()).toBe(3000)
  })
})
