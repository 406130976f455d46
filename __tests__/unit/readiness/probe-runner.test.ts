import { describe, expect, test } from '@jest/globals'
import type { ExecLimits } from '../../../src/engine/container-exec.js'
import type { HealthProbe } from '../../../src/readiness/health-probe.js'
import { ProbeRunner } from '../../../src/readiness/probe-runner.js'

const going = new AbortController().signal
const probe = {
  command: ['ask'],
  timeout: 5000,
  commandFor: (port: number) => ['ask', String(port)],
} as unknown as HealthProbe

/** Runs probes that take so long each. */
function runner(takes: number) {
  let now = 100
  const asked: string[] = []
  const docker = {
    exec: async (_id: string, command: readonly string[], { timeoutMs }: ExecLimits) => {
      asked.push(`${command.join(' ')} for ${timeoutMs}`)
      now += Math.min(takes, timeoutMs)
      return { exitCode: takes > timeoutMs ? undefined : 1, output: `at ${now}` }
    },
  }
  return { it: new ProbeRunner(docker, 'app', probe, { now: () => now }), asked }
}

describe('a probe', () => {
  test('is timed by the clock', async () => {
    const { it, asked } = runner(40)
    expect(await it.run(1000.4, [], going)).toEqual({
      result: { exitCode: 1, output: 'at 140', timedOut: false },
      began: 100,
      ended: 140,
    })
    expect([it.attempts, it.last?.output]).toEqual([1, 'at 140'])
    expect(asked).toEqual(['ask for 1000'])
  })

  test('gets a millisecond at least', async () => {
    const { it, asked } = runner(1)
    await it.run(-5, [], going)
    expect(asked).toEqual(['ask for 1'])
  })

  test('asks unexpected ports in turn, and the last one again when it is repeated', async () => {
    const { it, asked } = runner(1)
    for (let probes = 0; probes < 3; probes += 1) await it.run(100, [6379, 6380], going)
    await it.repeat(50, going)
    expect(asked.map((each) => each.split(' ')[1])).toEqual(['6380', '6379', '6380', '6380'])
    expect(it.attempts).toBe(3)
  })

  test('that took all its time has timed out', async () => {
    const { it } = runner(9000)
    expect((await it.run(5000, [], going)).result.timedOut).toBe(true)
    expect(it.last?.timedOut).toBe(true)
  })

  test('that got less time than declared tells less than the one before', async () => {
    const slow = runner(900)
    await slow.it.run(5000, [], going)
    await slow.it.run(200, [], going)
    expect(slow.it.last).toMatchObject({ exitCode: 1, timedOut: false })
    expect(slow.it.attempts).toBe(2)
  })
})
