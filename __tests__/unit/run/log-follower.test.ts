import { expect, test } from '@jest/globals'
import type { Step } from '../../../src/plan/plan.js'
import { LogFollower } from '../../../src/run/log-follower.js'
import { ManualClock } from '../../harness/manual-clock.js'

const ready: Step = { id: 'ready:db', kind: 'ready', service: 'db', needs: [] }
const create: Step = { id: 'create:web', kind: 'create', service: 'web', needs: [] }
const job: Step = {
  id: 'job:migrate',
  kind: 'job',
  service: 'migrate',
  needs: [],
  role: 'migrate',
  byCompose: false,
}
const check: Step = { id: 'check:1', kind: 'check', service: 'gone', needs: [], hurl: 'a.hurl', apps: [] }

test('the last line of each service that is waited for is told, until nobody waits', async () => {
  const clock = new ManualClock()
  const told: string[] = []
  const lines = [' listening\n', '']
  const docker = {
    lastLines: async (id: string) => {
      if (id === 'gone') throw new Error('the engine is gone')
      return lines.shift() ?? 'later\n'
    },
  }
  const containers = { of: (service: string) => [{ id: service }] as never }
  const follower = new LogFollower({
    docker,
    containers,
    clock,
    tell: ({ id }, line) => told.push(`${id} ${line}`),
  })
  for (const step of [ready, create, check]) follower.begin(step)
  const over = new AbortController()
  const following = follower.follow(over.signal)
  await clock.advance(1999)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual(['ready:db listening'])
  // Nothing new.
  await clock.advance(2000)
  expect(told).toHaveLength(1)
  await clock.advance(2000)
  follower.end('ready:db')
  await clock.advance(10_000)
  expect(told).toEqual(['ready:db listening', 'ready:db later'])
  over.abort()
  await expect(following).resolves.toBeUndefined()
})

test('of steps that wait, the first eight are followed', async () => {
  const clock = new ManualClock()
  const told = new Set<string>()
  const follower = new LogFollower({
    docker: { lastLines: async () => 'a line' },
    containers: { of: (service: string) => [{ id: service }] as never },
    clock,
    tell: ({ id }) => told.add(id),
  })
  const waits = [...Array(7).keys()].map((at): Step => ({ ...ready, id: `ready:${at}` }))
  for (const step of [create, job, check, ...waits]) follower.begin(step)
  const over = new AbortController()
  const following = follower.follow(over.signal)
  await clock.advance(2000)
  expect([...told]).toEqual([job.id, check.id, ...waits.slice(0, 6).map(({ id }) => id)])
  over.abort()
  await following
})
