import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import { checkCaches, withCaches } from '../../../src/plan/build-cache.js'
import type { Step } from '../../../src/plan/plan.js'

const given = (...value: string[]) => ({ value, origin: { label: 'input cache-to' } })
const build = (service: string): Step => ({
  id: `build:${service}`,
  kind: 'build',
  service,
  image: 'x',
  shared: [],
  needs: [],
})

function problems(caches: readonly string[], ...services: string[]): readonly Problem[] {
  const found: Problem[] = []
  checkCaches({ cacheTo: given(...caches) }, services.map(build), (problem) => found.push(problem))
  return found
}

describe('build caches', () => {
  test('come after those the file declares, each service with its own', () => {
    const declared = { context: '.', cache_from: ['type=registry,ref=example.org/base'] }
    const settings = {
      cacheFrom: given('type=gha,scope={service}'),
      cacheTo: given('type=local,dest=c/{service}'),
    }
    expect(withCaches(declared, 'app', settings)).toEqual({
      context: '.',
      cache_from: ['type=registry,ref=example.org/base', 'type=gha,scope=app'],
      cache_to: ['type=local,dest=c/app'],
    })
  })

  test('without settings a build stays as it is', () => {
    expect(withCaches({ context: '.' }, 'app', {})).toEqual({ context: '.' })
  })

  test.each([
    ['type=gha', 'type=gha,scope={service}'],
    ['type=local,dest=.cache,mode=max', 'type=local,dest=.cache/{service},mode=max'],
    ['type=gha,scope=release', 'type=gha,scope=release-{service}'],
    ['type=registry,ref=localhost:5000/cache', 'type=registry,ref=localhost:5000/cache-{service}'],
    [
      'type=registry,ref=localhost:5000/cache,mode=max',
      'type=registry,ref=localhost:5000/cache-{service},mode=max',
    ],
    ['type=s3,region=eu,bucket=b', 'type=s3,region=eu,bucket=b,name={service}'],
    ['example.org/shop/cache', 'example.org/shop/cache-{service}'],
  ])('%s for two images is refused, with what to write instead', (cache, instead) => {
    const [problem] = problems([cache], 'api', 'web')
    expect(problem?.message).toContain(`api, web would overwrite each other's cache in \`${cache}\``)
    expect(problem?.instead).toContain(`\`${instead}\``)
  })

  test('one image, or a cache for each, is fine', () => {
    expect(problems(['type=inline'], 'api', 'web')).toEqual([])
    expect(problems(['mode=max,type=inline'], 'api', 'web')).toEqual([])
    expect(problems(['type=gha'], 'api')).toEqual([])
    expect(problems(['type=gha,scope={service}'], 'api', 'web')).toEqual([])
  })
})
