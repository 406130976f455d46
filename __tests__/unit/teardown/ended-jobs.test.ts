import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { EndedJobs } from '../../../src/teardown/ended-jobs.js'
import type { TeardownTools } from '../../../src/teardown/teardown-tools.js'
import { Folder } from '../../harness/folder.js'

const GOING = new AbortController().signal

/** Containers by their service's name, with their states. */
async function tidied(states: Readonly<Record<string, string>>, services: readonly string[], isLost = false) {
  await using folder = await Folder.with()
  const asked: string[] = []
  const docker = {
    containers: async () => {
      if (isLost) throw new EngineTrouble('the engine went away', 'start it again')
      return Object.entries(states).map(([service, state]) => ({
        id: service,
        name: service,
        service,
        state,
      }))
    },
    logs: async (id: string, entrance: NodeJS.WritableStream) => void entrance.write(`${id} says\n`),
    removing: {
      container: async (id: string) => {
        asked.push(id)
        return id === 'stuck' ? 'it is in use' : undefined
      },
    },
  } as unknown as TeardownTools['docker']
  const logs = { directory: `${folder.path}/logs`, mask: () => new PassThrough() }
  const jobs = new EndedJobs({ docker, logs, clock: systemClock, signal: GOING })
  await jobs.tidy('p', services, GOING)
  const files = Object.fromEntries(await folder.read())
  return { asked, removed: jobs.removed, kept: jobs.keeper.logs, files }
}

test('the logs of ended jobs are kept, and then their containers are removed', async () => {
  const { asked, removed, kept, files } = await tidied({ migrate: 'exited', app: 'running' }, ['migrate'])
  expect([asked, removed, kept]).toEqual([['migrate'], 1, { migrate: 'logs/migrate.log' }])
  expect(files).toEqual({ 'logs/migrate.log': 'migrate says\n' })
})

test('what still runs stays, and what the engine refuses counts as there', async () => {
  const { asked, removed, kept } = await tidied({ seed: 'running', stuck: 'exited' }, [
    'seed',
    'stuck',
    'gone',
  ])
  expect([asked, removed, kept]).toEqual([['stuck'], 0, { stuck: 'logs/stuck.log' }])
})

test('an engine that is lost is left to the teardown', async () => {
  const { asked, removed } = await tidied({}, ['migrate'], true)
  expect([asked, removed]).toEqual([[], 0])
})
