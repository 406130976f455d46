import { describe, expect, test } from '@jest/globals'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import type { HealthProbe } from '../../../src/readiness/health-probe.js'
import type { ListenerLookup, Listening } from '../../../src/readiness/listeners.js'
import { MissingProgram } from '../../../src/readiness/missing-program.js'

const going = new AbortController().signal
const probe = { own: false } as HealthProbe
const missing = { exitCode: 127, output: '', timedOut: false }
const busy: Listening = { known: true, ports: new Set([80]), loopback: new Map(), silent: false }

/** Whether a probe of each of these moments, by first process and exit code, is final. */
async function verdicts(
  moments: readonly { readonly at: number; readonly pid?: number; readonly exitCode?: number }[],
  { found = busy, notBefore = 0 }: { found?: Listening; notBefore?: number } = {},
): Promise<readonly boolean[]> {
  let pid = 1
  const docker = { inspect: async () => ({ pid }) as ContainerDetails }
  const listeners = { look: async () => found } as unknown as ListenerLookup
  const it = new MissingProgram(docker, 'app', listeners, notBefore)
  const all: boolean[] = []
  for (const { at, pid: now = 1, exitCode = 127 } of moments) {
    pid = now
    all.push(await it.isFinal({ ...missing, exitCode }, probe, at, going))
  }
  return all
}

describe('a missing program', () => {
  test('is final after five seconds', async () => {
    expect(await verdicts([{ at: 0 }, { at: 4999 }, { at: 5000 }])).toEqual([false, false, true])
  })

  test('is not, where it was there meanwhile', async () => {
    const moments = [{ at: 0 }, { at: 3000, exitCode: 1 }, { at: 6000 }, { at: 11_000 }]
    expect(await verdicts(moments)).toEqual([false, false, false, true])
  })

  test('is not, where the container was started again', async () => {
    const moments = [{ at: 0 }, { at: 6000, pid: 2 }, { at: 10_999, pid: 2 }, { at: 11_000, pid: 2 }]
    expect(await verdicts(moments)).toEqual([false, false, false, true])
  })

  test('is not counted in the start period', async () => {
    const moments = [{ at: 0 }, { at: 6000 }, { at: 8000 }, { at: 13_000 }]
    expect(await verdicts(moments, { notBefore: 8000 })).toEqual([false, false, false, true])
  })

  test.each<[string, Listening, boolean]>([
    ['nothing listens', { ...busy, ports: new Set(), silent: true }, false],
    ['it listens for itself alone', { ...busy, ports: new Set() }, true],
    ['nobody can tell for now', { known: false, forGood: false }, false],
    ['nobody will ever tell', { known: false, forGood: true }, true],
  ])('where %s, is final: %#', async (_, found, isFinal) => {
    expect(await verdicts([{ at: 0 }, { at: 5000 }], { found })).toEqual([false, isFinal])
  })
})
