import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { CauseWatch } from '../../../src/diagnosis/cause-watch.js'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { closedPort, serving } from '../checks/server.js'

const HEAD = '  sl  local_address rem_address   st'
const line = (address: string, port: number) =>
  `   0: ${address}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`
const [ANY, LOOPBACK] = ['00000000', '0100007F']

const NOWHERE = new URL('http://127.0.0.1:1')

/** @returns when the cause was told, in milliseconds since the app listens, and the cause */
async function told(
  lines: readonly string[],
  { declared = [8000], asked = [8000], mayMove = false, wasReached = true, at = NOWHERE } = {},
) {
  const clock = new ManualClock()
  const inspection = {
    containers: { of: () => [{ id: 'one' } as ContainerListing] },
    docker: {
      inspect: async () => ({ pid: 0 }) as ContainerDetails,
      exec: async () => ({ exitCode: 0, output: [HEAD, ...lines].join('\n') }),
    },
    addresses: { sharesHostNetwork: () => false },
    clock,
  }
  const where = { service: 'app', port: 8000, target: async () => at, asked, declared }
  const { signal } = new AbortController()
  const watch = new CauseWatch(where, inspection, async () => mayMove, signal)
  while (clock.now() < 30_000) {
    const cause = await watch.look(wasReached)
    if (cause !== undefined) return { cause, at: clock.now() }
    await clock.advance(250)
  }
  return undefined
}

test('loopback alone is told within two seconds, whatever the app may still do', async () => {
  const found = await told([line(LOOPBACK, 8000)], { mayMove: true })
  expect(found?.cause).toBe('app listens on 127.0.0.1:8000 only: make it listen on 0.0.0.0')
  expect(found?.at).toBeLessThan(2000)
})

test('another port is told within five seconds, but not at once', async () => {
  const found = await told([line(ANY, 3000)])
  expect(found?.cause).toBe('nothing listens on port 8000 of app; it listens on 3000')
  expect(found?.at).toBeGreaterThanOrEqual(3000)
  expect(found?.at).toBeLessThan(5000)
})

test.each<[string, string[], Parameters<typeof told>[1]]>([
  ['nothing listens', [], {}],
  ['the port is open', [line(ANY, 8000)], {}],
  ['another port that is asked is open', [line(ANY, 9000)], { asked: [8000, 9000] }],
  ['only a port that the file declares is open', [line(ANY, 5005)], { declared: [8000, 5005] }],
  ['the app may still open its port', [line(ANY, 3000)], { mayMove: true }],
])('nothing is told where %s', async (_, lines, options) => {
  expect(await told(lines, options)).toBeUndefined()
})

describe('an app that listens where nobody has connected', () => {
  const open = [line(ANY, 8000)]

  test('is out of reach, and the waiting ends', async () => {
    const at = await closedPort()
    await expect(told(open, { wasReached: false, at })).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('is out of reach where it listens on all ports that are asked', async () => {
    const [at, asked] = [await closedPort(), [8000, 9000]]
    const both = [line(ANY, 8000), line(ANY, 9000)]
    await expect(told(both, { wasReached: false, asked, at })).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('may open another port that is reached, as long as it starts', async () => {
    const several = { wasReached: false, asked: [8000, 9000] }
    expect(await told(open, { ...several, mayMove: true, at: await closedPort() })).toBeUndefined()
  })

  test('is out of reach where it opens no other port for a while', async () => {
    const several = { wasReached: false, asked: [8000, 9000], at: await closedPort() }
    await expect(told(open, several)).rejects.toBeInstanceOf(EngineTrouble)
  })

  test('is not put down to a port on which it does not listen', async () => {
    const several = { wasReached: false, asked: [8000, 9000], at: await closedPort() }
    expect(await told([line(ANY, 9000)], several)).toBeUndefined()
  })

  test('was only late where somebody can by now', async () => {
    await using late = await serving((_, response) => response.end())
    expect(await told(open, { wasReached: false, at: late.url })).toBeUndefined()
  })
})
