import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { BuiltImages } from '../../../src/compose/built-images.js'
import type { Service } from '../../../src/compose/project.js'
import { servicesOf } from '../../../src/compose/service.js'
import { imagesIn, onePlatformAdjustments } from '../../../src/plan/images-of-run.js'

const base = { build: { context: '/base' } }

function services(all: JsonObject, from: readonly string[] = []): readonly Service[] {
  return Object.values(servicesOf({ services: all }, { services: all })).map((service) =>
    service.name === 'app' ? { ...service, madeFrom: from.map((image) => ({ image })) } : service,
  )
}

function app(raw: JsonObject, from: readonly string[] = []): JsonObject {
  const all = services({ app: raw, base }, from)
  const images = new BuiltImages(all, { name: 'run', declaredName: 'shop' })
  const [service] = all
  return service === undefined ? {} : imagesIn(service, { project: 'run', settings: { build: {} }, images })
}

describe('a name that Compose would have given', () => {
  const own = 'docker-image://compose-gate/run/base:run'

  test('stands for the image of the run in FROM', () => {
    expect(app({ build: { context: '/app' } }, ['shop-base:latest', 'debian'])).toEqual({
      build: { context: '/app', additional_contexts: { 'shop-base': own } },
      image: 'compose-gate/run/app:run',
    })
  })

  test('and in contexts, beside those that are there', () => {
    const map = { context: '/app', additional_contexts: { a: 'docker-image://shop_base', b: '/b' } }
    expect(app({ build: map }).build).toMatchObject({ additional_contexts: { a: own, b: '/b' } })
    const listed = { context: '/app', additional_contexts: ['a=docker-image://shop-base', 'b=/b=c'] }
    expect(app({ build: listed }).build).toMatchObject({ additional_contexts: { a: own, b: '/b=c' } })
  })

  test('and as the image of a service, or of a volume', () => {
    const volumes = [
      { type: 'image', source: 'shop-base', target: '/x' },
      { type: 'bind', source: '/a', target: '/b' },
    ]
    expect(app({ image: 'shop-base', volumes })).toEqual({
      image: 'compose-gate/run/base:run',
      volumes: [{ type: 'image', source: 'compose-gate/run/base:run', target: '/x' }, volumes[1]],
    })
  })

  test('but other names stay', () => {
    const build = { context: '/app', additional_contexts: { a: 'docker-image://debian' } }
    expect(app({ build, volumes: [{ type: 'image', source: 'x', target: '/x' }] }, ['debian'])).toEqual({
      build,
      image: 'compose-gate/run/app:run',
    })
    expect(app({ image: 'debian' })).toEqual({})
  })
})

describe('of several platforms', () => {
  const platforms = ['linux/amd64', 'linux/arm64']

  test.each<[string, JsonObject, JsonObject]>([
    ['the builder chooses one', { build: { platforms } }, {}],
    [
      'that of the service is built',
      { build: { platforms }, platform: 'linux/arm64' },
      { platforms: ['linux/arm64'] },
    ],
    ['a single one stays', { build: { platforms: ['linux/arm64'] } }, { platforms: ['linux/arm64'] }],
  ])('%s', (_, raw, build) => {
    expect(app(raw).build).toEqual(build)
  })

  test('the plan says so', () => {
    expect(onePlatformAdjustments(services({ app: { build: { platforms } }, base }))).toMatchObject([
      { code: 'ONE_PLATFORM', services: ['app'] },
    ])
    expect(onePlatformAdjustments(services({ base }))).toEqual([])
  })
})
