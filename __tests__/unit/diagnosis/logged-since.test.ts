import { describe, expect, test } from '@jest/globals'
import { failureLoggedBy } from '../../../src/diagnosis/logged-since.js'
import type { ContainerListing } from '../../../src/engine/container-facts.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal

/** An engine whose clock is an hour ahead; service → what its containers have logged. */
function reading(logs: Readonly<Record<string, readonly (string | Promise<string>)[]>>) {
  const clock = new ManualClock()
  const asked: unknown[] = []
  const of = (service: string) =>
    (logs[service] ?? []).map((_, index) => ({ id: `${service} ${index}` }) as ContainerListing)
  const docker = {
    time: async () => 3_600_000 + clock.now(),
    lastLines: async (id: string, count: number, span: object) => {
      asked.push([id, count, span])
      const [service = '', index] = id.split(' ')
      return logs[service]?.[Number(index)] ?? ''
    },
  }
  return { asked, clock, using: { containers: { of }, docker, clock } }
}

const isOf = (service: string) => expect.objectContaining({ service })

describe('the failure that was logged', () => {
  test('is that of the first service that logged one, in any of its containers', async () => {
    const { using } = reading({
      web: ['GET / 500', 'GET / 200'],
      db: ['up', 'Error: no role "a"'],
      mq: ['Error: b.c'],
    })
    expect(await failureLoggedBy(['web', 'db', 'mq'], undefined, using, going)).toEqual({
      service: 'db',
      cause: expect.objectContaining({ text: 'Error: no role "a"' }),
    })
    expect(await failureLoggedBy(['web'], undefined, using, going)).toBeUndefined()
  })

  test('counts since a moment by the engine’s clock', async () => {
    const { using, asked, clock } = reading({ web: ['Error: no role "a"'] })
    const begun = clock.now()
    await clock.advance(2000)
    expect(await failureLoggedBy(['web'], begun, using, going)).toEqual(isOf('web'))
    await failureLoggedBy(['web'], undefined, using, going)
    expect(asked).toEqual([
      ['web 0', 1100, { since: (3_600_000 + begun - 100) / 1000 }],
      ['web 0', 1100, {}],
    ])
  })

  test('is unknown where the engine does not return the log in time', async () => {
    const { using, clock } = reading({ web: [new Promise<string>(() => {})] })
    const failure = failureLoggedBy(['web'], undefined, using, going)
    await clock.advance(5000)
    expect(await failure).toBeUndefined()
  })
})
