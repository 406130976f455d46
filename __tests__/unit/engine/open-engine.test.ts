import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import type { Compose } from '../../../src/engine/docker-compose.js'
import { connect, openEngine } from '../../../src/engine/open-engine.js'
import { FakeEngine } from '../../harness/fake-engine.js'

const going = new AbortController().signal
const compose = { version: async () => '2.40.3' } as unknown as Compose

/** `DOCKER_HOST` is read by dockerode itself. */
async function asHost<T>(host: string, act: () => Promise<T>): Promise<T> {
  const before = process.env.DOCKER_HOST
  process.env.DOCKER_HOST = host
  try {
    return await act()
  } finally {
    if (before === undefined) delete process.env.DOCKER_HOST
    else process.env.DOCKER_HOST = before
  }
}

test('the engine that DOCKER_HOST names is opened', async () => {
  await using engine = await FakeEngine.with({})
  const { DOCKER_HOST } = engine.env
  const opened = await asHost(DOCKER_HOST, () => openEngine(compose, engine.env, systemClock, going))
  expect(opened.versions.compose).toBe('2.40.3')
  expect(opened.compose).toBe(compose)
  expect(engine.asked).toContain('GET /version')
})

test('one that is not there is trouble', async () => {
  const nowhere = 'unix:///nowhere/docker.sock'
  const opening = asHost(nowhere, () => openEngine(compose, { DOCKER_HOST: nowhere }, systemClock, going))
  await expect(opening).rejects.toThrow(EngineTrouble)
})

test('without DOCKER_HOST the command line is asked, and may not know either', async () => {
  const path = process.env.PATH
  process.env.PATH = '/nowhere'
  try {
    await expect(connect({ PATH: '/nowhere' }, systemClock)).resolves.toBeDefined()
  } finally {
    process.env.PATH = path
  }
})
