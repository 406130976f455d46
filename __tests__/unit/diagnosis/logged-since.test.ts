import { describe, expect, test } from '@jest/globals'
import { failureLoggedBy } from '../../../src/diagnosis/logged-since.js'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import type { LogSpan } from '../../../src/engine/docker.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal

/** Seconds by the engine's clock at which the containers were started. */
const STARTED = 3_500_000

/** An engine whose clock is an hour ahead; service → what its containers have logged, before the start of the app too. */
function reading(
  logs: Readonly<Record<string, readonly (string | Promise<string>)[]>>,
  { earlier = {}, restarts = 0 }: { earlier?: Readonly<Record<string, string>>; restarts?: number } = {},
) {
  const clock = new ManualClock()
  const asked: [string, number, LogSpan][] = []
  const of = (service: string) =>
    (logs[service] ?? []).map((_, index) => ({ id: `${service} ${index}` }) as ContainerListing)
  const docker = {
    time: async () => 3_600_000 + clock.now(),
    inspect: async (id: string) =>
      ({ startedAt: id.startsWith('late') ? STARTED + 9 : STARTED, restarts }) as ContainerDetails,
    lastLines: async (id: string, count: number, span: LogSpan = {}) => {
      asked.push([id, count, span])
      const [service = '', index] = id.split(' ')
      return (span.until === undefined ? logs[service]?.[Number(index)] : earlier[service]) ?? ''
    },
  }
  return { asked, clock, using: { containers: { of }, docker, clock } }
}

const web = { asked: ['web'], peers: [] }
const isOf = (service: string) => expect.objectContaining({ service })

describe('the failure that was logged', () => {
  test('is that of the first service that logged one, in any of its containers', async () => {
    const { using } = reading({
      web: ['GET / 500', 'GET / 200'],
      db: ['up', 'Error: no role "a"'],
      mq: ['Error: b.c'],
    })
    expect(await failureLoggedBy({ asked: ['web'], peers: ['db', 'mq'] }, undefined, using, going)).toEqual({
      service: 'db',
      cause: expect.objectContaining({ text: 'Error: no role "a"' }),
    })
    expect(await failureLoggedBy(web, undefined, using, going)).toBeUndefined()
  })

  test('counts since a moment by the engine’s clock', async () => {
    const { using, asked, clock } = reading({ web: ['Error: no role "a"'] })
    const begun = clock.now()
    await clock.advance(2000)
    expect(await failureLoggedBy(web, begun, using, going)).toEqual(isOf('web'))
    await failureLoggedBy(web, undefined, using, going)
    expect(asked).toEqual([
      ['web 0', 1100, { since: (3_600_000 + begun - 100) / 1000 }],
      ['web 0', 1100, {}],
    ])
  })

  describe('of a service that the app needs', () => {
    const needsDb = { asked: ['web'], peers: ['web', 'db'] }
    const probe = (time: string, pid: number) =>
      `2026-12-01 01:04:${time} UTC [${pid}] FATAL:  role "root" does not exist`
    const wrong = '2026-12-01 01:04:19.1 UTC [80] FATAL:  password authentication failed for user "shop"'
    const earlier = { db: `ready\n${probe('16.100', 61)}` }
    const log = [probe('17.259', 69), wrong, probe('18.3', 70)].join('\n')

    test('is none that it has logged in the same words before the app was started', async () => {
      const { using, asked } = reading({ web: ['500'], db: [log] }, { earlier })
      const failure = await failureLoggedBy(needsDb, 0, using, going)
      expect(failure?.cause.text).toContain('password authentication failed')
      expect(asked.at(-1)).toEqual(['db 0', 1100, { until: STARTED }])
      const noise = reading({ web: ['500'], db: [probe('17.259', 69)] }, { earlier })
      expect(await failureLoggedBy(needsDb, 0, noise.using, going)).toBeUndefined()
    })

    test('counts from the start of the app where all of the app’s own counts', async () => {
      const { using, asked } = reading({ web: ['500'], db: [wrong] })
      expect(await failureLoggedBy(needsDb, undefined, using, going)).toEqual(isOf('db'))
      expect(asked.map(([id, , span]) => [id, span])).toEqual([
        ['web 0', {}],
        ['db 0', { since: STARTED }],
        ['db 0', { until: STARTED }],
      ])
    })

    test('counts from the start of the first of several apps', async () => {
      const { using, asked } = reading({ late: ['up'], web: ['up'], db: [wrong] })
      const several = { asked: ['late', 'web'], peers: ['db'] }
      expect(await failureLoggedBy(several, undefined, using, going)).toEqual(isOf('db'))
      expect(asked.at(-1)).toEqual(['db 0', 1100, { until: STARTED }])
    })

    test('is any where the app was restarted, and may have caused what was logged before', async () => {
      const { using } = reading({ web: ['500'], db: [wrong] }, { earlier: { db: wrong }, restarts: 1 })
      expect(await failureLoggedBy(needsDb, undefined, using, going)).toEqual(isOf('db'))
    })
  })

  test('is unknown where the engine does not return the log in time', async () => {
    const { using, clock } = reading({ web: [new Promise<string>(() => {})] })
    const failure = failureLoggedBy(web, undefined, using, going)
    await clock.advance(5000)
    expect(await failure).toBeUndefined()
  })
})
