import { describe, expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

const CONNECT = 'POST /networks/shop/connect'

describe('joining a network', () => {
  test.each([
    ['works', undefined, undefined],
    [
      'works where the container is on it',
      'endpoint with name job already exists in network shop',
      undefined,
    ],
    ['is refused by the engine', 'cannot join this network', 'cannot join this network'],
  ])('%s', async (_, words, refusal) => {
    const refuses = words === undefined ? {} : { [CONNECT]: [403, words] as const }
    await using engine = await FakeEngine.with({ refuses })
    expect(await engine.docker.joining.join('job', 'shop')).toBe(refusal)
    expect(engine.asked).toEqual([CONNECT])
  })
})

test('leaving it', async () => {
  await using engine = await FakeEngine.with({})
  expect(await engine.docker.joining.leave('job', 'shop')).toBeUndefined()
  expect(engine.asked).toEqual(['POST /networks/shop/disconnect'])
})
