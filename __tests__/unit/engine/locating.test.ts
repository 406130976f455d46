import { expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { FakeEngine } from '../../harness/fake-engine.js'

test('an engine that is lost cannot tell where it is', async () => {
  await using engine = await FakeEngine.with({})
  await engine.stop()
  await expect(engine.docker.locating.bridges()).rejects.toThrow(EngineTrouble)
  await expect(engine.docker.locating.ownContainer('job')).rejects.toThrow(EngineTrouble)
})

test.each([
  ['has it', 404, 'No such image: compose-gate.invalid/asks-for-a-path:none', 'there'],
  ['lacks it', 400, 'invalid mount config for type "bind": bind source path does not exist: /x', 'missing'],
  ['does not say', 500, 'permission denied', 'unknown'],
])('whether an engine has a path: it %s', async (_, status, words, answer) => {
  await using engine = await FakeEngine.with({ refuses: { 'POST /containers/create': [status, words] } })
  expect(await engine.docker.locating.pathThere('/x')).toBe(answer)
})
