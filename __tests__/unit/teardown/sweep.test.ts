import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { type SweepOptions, sweep } from '../../../src/teardown/sweep.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'
import { Folder } from '../../harness/folder.js'

const host = process.env.DOCKER_HOST

afterEach(() => {
  if (host === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = host
})

async function swept(things: Things, options: Partial<SweepOptions>) {
  await using engine = await FakeEngine.with(things)
  await using folder = await Folder.with()
  Object.assign(process.env, engine.env)
  const logs = { directory: folder.path, mask: () => new PassThrough() }
  const result = await sweep('p', engine.env, systemClock, { logs, ...options })
  return { result, left: engine.left, asked: engine.asked }
}

test('a container that the engine cannot tell of is removed with the others', async () => {
  const variables: unknown[] = []
  const { result, left } = await swept(
    {
      containers: { app: '', db: 'ready\n' },
      refuses: { 'GET /containers/app/json': [500, 'invalid config'] },
    },
    { conceal: (known) => void variables.push(known) },
  )
  expect(left).toEqual([])
  expect(result.unkept).toEqual(['the log of app could not be kept: invalid config'])
  expect(variables).toHaveLength(2)
})

test('containers get the grace they are given, until somebody is in a hurry', async () => {
  const ended = async (options: Partial<SweepOptions>) => {
    const { asked } = await swept({ containers: { app: '' } }, options)
    return asked.filter((what) => what.startsWith('POST'))
  }
  expect(await ended({})).toEqual(['POST /containers/app/kill'])
  expect(await ended({ graceMs: 10_000 })).toEqual(['POST /containers/app/stop'])
  expect(await ended({ graceMs: 10_000, hurry: AbortSignal.abort() })).toEqual(['POST /containers/app/kill'])
})
