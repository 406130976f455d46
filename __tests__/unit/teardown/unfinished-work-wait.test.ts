import { describe, expect, test } from '@jest/globals'
import type { Inventory } from '../../../src/engine/container-facts.js'
import { workEnds } from '../../../src/teardown/unfinished-work-wait.js'
import { ManualClock } from '../../harness/manual-clock.js'

interface Work {
  /** What the engine is at, by the milliseconds until which it is. */
  readonly volumes?: Readonly<Record<string, number>>
  readonly builds?: Readonly<Record<string, number>>
  /** Images of the project, by when they are there. */
  readonly images?: readonly number[]
  readonly mostImages?: number
  readonly engine?: string
}

/** Whether the work ended, and when that was known. */
async function ended({ volumes = {}, builds = {}, images = [], mostImages = 1, engine = '28.5.2' }: Work) {
  const clock = new ManualClock()
  const still = (work: Readonly<Record<string, number>>) => async () =>
    new Set(Object.keys(work).filter((name) => (work[name] ?? 0) > clock.now()))
  const asked: string[] = []
  const docker = {
    version: async () => engine,
    volumesBeingFilled: still(volumes),
    recordsHeldByBuilds: async () => {
      asked.push('builds')
      return still(builds)()
    },
    inventory: async () =>
      ({ images: images.filter((at) => at <= clock.now()).map(String) }) as unknown as Inventory,
  }
  const options = { unfinishedWorkMs: 5000, clock }
  const isDone = await clock.until(workEnds(docker, 'p', async () => mostImages, options))
  return { isDone, after: clock.now(), asked: asked.length }
}

describe('what an engine still makes', () => {
  test('is nothing, which shows after half a second', async () => {
    expect(await ended({})).toMatchObject({ isDone: true, after: 500 })
  })

  test.each<[string, Work, number]>([
    ['a volume that is being filled', { volumes: { data: 2000 } }, 2000],
    ['a build', { builds: { layer: 3000 } }, 3000],
    ['both', { volumes: { data: 2000 }, builds: { layer: 1000 } }, 2000],
  ])('is waited for: %s', async (_, work, after) => {
    expect(await ended(work)).toMatchObject({ isDone: true, after })
  })

  test('is not waited for where it has begun since', async () => {
    const later = { volumes: { data: 400 }, builds: {} }
    expect(await ended(later)).toMatchObject({ isDone: true, after: 500 })
  })

  test('is not waited for longer than is granted', async () => {
    const { isDone, after } = await ended({ builds: { layer: 60_000 } })
    expect(isDone).toBe(false)
    expect(after).toBeGreaterThan(5000)
    expect(after).toBeLessThan(5200)
  })

  test('is other people’s build once all images of the project are there', async () => {
    const builds = { theirs: 60_000 }
    expect(await ended({ builds, images: [1500] })).toMatchObject({ isDone: true, after: 1500 })
    expect(await ended({ builds, images: [1500], mostImages: 2 })).toMatchObject({ isDone: false })
  })

  test('is other people’s build where the engine cancels exports, but what came of one is seen', async () => {
    const builds = { theirs: 60_000 }
    expect(await ended({ builds, engine: '29.4.2' })).toMatchObject({ isDone: true, after: 2000 })
    expect(await ended({ builds, engine: '29.4.2', images: [900] })).toMatchObject({ after: 900 })
    expect(await ended({ builds, volumes: { data: 3000 }, engine: '29.4.2' })).toMatchObject({ after: 3000 })
    expect(await ended({ builds, engine: 'a fork' })).toMatchObject({ isDone: false })
  })

  test('is no build where no image can come, so that none is asked for', async () => {
    expect(await ended({ builds: { theirs: 60_000 }, mostImages: 0 })).toEqual({
      isDone: true,
      after: 500,
      asked: 0,
    })
  })
})
