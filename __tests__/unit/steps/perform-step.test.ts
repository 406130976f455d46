import { expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { performOn } from '../../../src/steps/perform-step.js'
import type { StepContext } from '../../../src/steps/step-context.js'

const step = {
  id: 'pull:app',
  kind: 'pull',
  service: 'app',
  needs: [],
  image: 'app:1',
  policy: 'missing',
} as const
const lost = new EngineTrouble('the Docker Engine was lost')

/** Where a pull fails, and the engine then says this of itself and of the services it runs. */
const stage = (
  version: () => Promise<unknown>,
  lookAtAll: () => Promise<void> = async () => {},
): StepContext =>
  ({
    settings: { pull: 'never' },
    docker: { imageId: async () => undefined, version },
    supervision: { lookAtAll },
  }) as unknown as StepContext

test('a step that fails keeps its reason where the engine refuses to tell of a service', async () => {
  const refuses = () => Promise.reject(Object.assign(new Error('layer does not exist'), { statusCode: 500 }))
  const perform = performOn(stage(async () => '28.5.2', refuses))
  expect(await perform(step, new AbortController().signal)).toMatchObject({ status: 'failed' })
})

const hangs = () => new Promise<never>(() => {})

test('a step that fails while the engine is there has failed', async () => {
  const perform = performOn(stage(async () => '28.5.2'))
  expect(await perform(step, new AbortController().signal)).toMatchObject({ status: 'failed' })
})

test('a step that fails because the engine is gone is nobody’s fault', async () => {
  const perform = performOn(stage(() => Promise.reject(lost)))
  await expect(perform(step, new AbortController().signal)).rejects.toBe(lost)
})

test('a step that fails keeps its reason where the engine says nothing until the run is over', async () => {
  const over = new AbortController()
  const performed = performOn(stage(hangs, hangs))(step, over.signal)
  setTimeout(() => over.abort(new Error('time is up')), 20)
  expect(await performed).toMatchObject({ status: 'failed', detail: expect.stringContaining('app:1') })
})
