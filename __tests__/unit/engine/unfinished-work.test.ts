import { describe, expect, test } from '@jest/globals'
import type Dockerode from 'dockerode'
import { recordsHeldByBuilds, volumesBeingFilled } from '../../../src/engine/unfinished-work.js'

test('a volume in use by no container that is listed is being filled', async () => {
  const api = {
    listVolumes: async () => ({ Volumes: [{ Name: 'used' }, { Name: 'filling' }] }),
    // Containers that do not run count as well.
    listContainers: async ({ all }: { all: boolean }) =>
      all ? [{ Mounts: [{ Name: 'used' }, {}] }, { Mounts: [] }] : [],
  } as unknown as Dockerode
  expect([...(await volumesBeingFilled(api))]).toEqual(['filling'])
})

describe('cache that builds hold', () => {
  const answering = (error: Error | null, answer?: object) =>
    ({
      modem: { dial: (_: unknown, told: (error: unknown, answer: unknown) => void) => told(error, answer) },
    }) as unknown as Dockerode
  const records = [
    { ID: 'held', InUse: true },
    { ID: 'free', InUse: false },
  ]

  test.each([
    ['up to API 1.51', { BuildCache: records }],
    ['since API 1.52', { BuildCacheUsage: { Items: records } }],
  ])('is found %s', async (_, answer) => {
    expect([...(await recordsHeldByBuilds(answering(null, answer)))]).toEqual(['held'])
  })

  test.each([[{ BuildCache: null }], [{}]])('is none in %j', async (answer) => {
    expect((await recordsHeldByBuilds(answering(null, answer))).size).toBe(0)
  })

  test('is not told by an engine that refuses', async () => {
    await expect(recordsHeldByBuilds(answering(new Error('no')))).rejects.toThrow('no')
  })
})
