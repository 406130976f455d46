import { describe, expect, test } from '@jest/globals'
import { claimVolume } from '../../../src/engine/name-claims.js'
import { FakeEngine, type Things } from '../../harness/fake-engine.js'

const [first, second] = ['first', 'second'].map((id) => ({ id, begunAt: '2026-01-02T03:04:05.000Z' })) as [
  { id: string; begunAt: string },
  { id: string; begunAt: string },
]

async function names<T>(things: Things, use: (engine: FakeEngine) => Promise<T>): Promise<T> {
  await using engine = await FakeEngine.with(things)
  return await use(engine)
}

describe('the name of a project', () => {
  test('belongs to the run that takes it first, until it lets go', async () => {
    await names({}, async ({ docker: { names } }) => {
      expect(await names.holder('p')).toBeUndefined()
      expect(await names.claim('p', first)).toEqual(first)
      expect(await names.claim('p', second)).toEqual(first)
      expect(await names.claim('p', first)).toEqual(first)
      expect(await names.release('p')).toBeUndefined()
      expect(await names.claim('p', second)).toEqual(second)
    })
  })

  test('tells what the engine is to make among the files of this machine', async () => {
    const folders = ['/srv/shop/data/deep', '/srv/shop/data']
    await names({}, async ({ docker: { names } }) => {
      await names.claim('p', first, [...folders, '/srv/in\ntwo lines'])
      expect(await names.holder('p')).toEqual({ ...first, madeFolders: folders })
    })
  })

  test('tells nothing of another machine', async () => {
    const labels = { 'compose-gate.made-folders': 'elsewhere.example\n/srv/shop/data' }
    await names({ holder: 'theirs', claimLabels: labels }, async ({ docker: { names } }) => {
      expect(await names.holder('p')).toEqual({ id: 'theirs', begunAt: undefined })
    })
  })

  test('is another’s where the engine refuses what exists', async () => {
    const refuses = { 'POST /volumes/create': [409, 'volume already exists'] } as const
    const holder = await names({ holder: 'theirs', refuses }, ({ docker }) => docker.names.claim('p', first))
    expect(holder).toEqual({ id: 'theirs', begunAt: undefined })
  })

  test('cannot be taken where the engine makes no volume', async () => {
    const refuses = { 'POST /volumes/create': [500, 'no space left on device'] } as const
    const claiming = names({ refuses }, ({ docker }) => docker.names.claim('p', first))
    await expect(claiming).rejects.toThrow('no space left on device')
  })

  test('has a volume that no key of a Compose file gives its name to', () => {
    // Compose writes `PROJECT_KEY`.
    expect(claimVolume('shop')).toBe('shop.compose-gate')
  })
})
