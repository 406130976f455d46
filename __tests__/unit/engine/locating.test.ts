import { expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { FakeEngine } from '../../harness/fake-engine.js'

test('an engine that is lost cannot tell where it is', async () => {
  await using engine = await FakeEngine.with({})
  await engine.stop()
  await expect(engine.docker.locating.bridges()).rejects.toThrow(EngineTrouble)
  await expect(engine.docker.locating.ownContainer('job')).rejects.toThrow(EngineTrouble)
})
