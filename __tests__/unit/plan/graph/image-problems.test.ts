import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import type { Problem } from '../../../../src/common/problem.js'
import { servicesOf } from '../../../../src/compose/service.js'
import { reportNameClashes, reportRings } from '../../../../src/plan/graph/image-problems.js'
import { project } from '../sketch.js'

const { sources } = project({})

function clashes(services: JsonObject): readonly Problem[] {
  const told: Problem[] = []
  const groups = Object.values(servicesOf({ services }, { services })).map((service) => [service])
  reportNameClashes(groups, sources, (problem) => told.push(problem))
  return told
}

describe('two builds of one name', () => {
  test('are reported with both places', () => {
    const services = {
      a: { build: { context: '/a' }, image: 'local/x' },
      b: { build: { context: '/b' }, image: 'local/x:latest' },
    }
    expect(clashes(services)).toEqual([
      {
        message:
          'a (services.a.image:1) and b (services.b.image:1) build different images with one name, local/x:latest',
        at: { file: 'services.b.image', line: 1, column: 1 },
        instead: expect.any(String),
      },
    ])
  })

  test.each<[string, JsonObject, JsonObject]>([
    ['by a tag', { build: { tags: ['x:1'] } }, { build: { target: 'b' }, image: 'x:1' }],
    [
      'for different platforms',
      { build: {}, image: 'x' },
      { build: {}, image: 'x', platform: 'linux/arm64' },
    ],
  ])('%s', (_, a, b) => {
    expect(clashes({ a, b })).toHaveLength(1)
  })

  test.each<[string, JsonObject, JsonObject]>([
    ['by other tags', { build: {}, image: 'x:1' }, { build: { target: 'b' }, image: 'x:2' }],
    [
      'of one definition but for its caches',
      { build: {}, image: 'x' },
      { build: { cache_from: ['y'] }, image: 'x' },
    ],
    ['of which one builds nothing', { build: {}, image: 'x' }, { image: 'x' }],
    ['without names', { build: { context: '/a' } }, { build: { context: '/b' } }],
  ])('not %s', (_, a, b) => {
    expect(clashes({ a, b })).toEqual([])
  })
})

describe('builds that need each other', () => {
  const rings = (needs: Readonly<Record<string, readonly string[]>>): readonly Problem[] => {
    const told: Problem[] = []
    const all = Object.entries(needs).map(([name, makers]) => {
      const at = (maker: string) => ({ file: `${name}/Dockerfile`, line: maker.length, column: 1 })
      return [
        `build:${name}`,
        makers.map((maker) => ({ maker, wanted: `local/${maker}`, at: at(maker) })),
      ] as const
    })
    const steps = new Map(Object.keys(needs).map((name) => [name, `build:${name}`]))
    reportRings(new Map(all), steps, (problem) => told.push(problem))
    return told
  }

  test('are reported with all places', () => {
    expect(rings({ a: ['b'], b: ['c', 'a'], c: [] })).toEqual([
      {
        message:
          'builds that need each other: a → b → a (a is made from local/b (a/Dockerfile:1); b is made from local/a (b/Dockerfile:1))',
        at: { file: 'a/Dockerfile', line: 1, column: 1 },
        instead: expect.any(String),
      },
    ])
  })

  test('but none that end', () => {
    expect(rings({ a: ['b', 'c'], b: ['c'], c: ['c', 'elsewhere'] })).toEqual([])
  })
})
