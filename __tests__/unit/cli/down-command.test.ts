import { afterEach, expect, test } from '@jest/globals'
import { down } from '../../../src/cli/down-command.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'
import { forgetProcessListeners } from '../launch/process-listeners.js'
import { contextIn } from './context.js'

const host = process.env.DOCKER_HOST

afterEach(() => {
  if (host === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = host
  forgetProcessListeners()
})

async function downed(things: Things) {
  await using engine = await FakeEngine.with(things)
  Object.assign(process.env, engine.env)
  const { context, told } = contextIn('/', engine.env)
  return { exitCode: await down('p', context), told, left: engine.left }
}

test.each<[string, Things, number, string]>([
  ['is removed', { containers: { app: '' } }, 0, 'Removed 1 container of p.'],
  ['is nothing', {}, 0, 'Nothing of p is there.'],
  [
    'cannot be removed',
    { networks: ['net'], refuses: { 'DELETE /networks/net': [403, 'has active endpoints'] } },
    3,
    'could not remove network net: has active endpoints',
  ],
])('what a run left %s', async (_, things, exitCode, line) => {
  expect(await downed(things)).toMatchObject({ exitCode, told: [line] })
})
