import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { BuiltImages } from '../../../src/compose/built-images.js'
import { buildersFor, buildNeeds, volumeImages } from '../../../src/compose/image-needs.js'
import type { Service } from '../../../src/compose/project.js'
import { servicesOf } from '../../../src/compose/service.js'
import { project } from '../plan/sketch.js'

const { sources } = project({})
const build = { context: '/shop' }

function all(services: JsonObject, from: Readonly<Record<string, readonly string[]>> = {}) {
  const read = Object.values(servicesOf({ services }, { services })).map((service): Service => {
    const madeFrom = from[service.name]?.map((image) => ({ image, at: { file: image, line: 1, column: 1 } }))
    return { ...service, madeFrom }
  })
  const byName = new Map(read.map((service) => [service.name, service]))
  return {
    of: (name: string) => byName.get(name),
    images: new BuiltImages(read, { name: 'run', declaredName: 'shop' }),
  }
}

test('a build needs what it is made from, at the place that says so', () => {
  const additional_contexts = {
    a: 'service:assets',
    t: 'docker-image://local/tools',
    n: 'docker-image://debian',
    f: '/f',
  }
  const { of, images } = all(
    {
      app: { build: { ...build, additional_contexts }, image: 'local/app' },
      assets: { build },
      tools: { build, image: 'local/tools' },
      base: { build },
    },
    { app: ['shop-base', 'debian', 'local/app'] },
  )
  const app = of('app')
  const needs = app === undefined ? [] : buildNeeds(app, images, sources)
  expect(needs.map(({ maker, wanted, at }) => [maker, wanted, at?.file])).toEqual([
    ['assets', 'service:assets', 'services.app.build.additional_contexts.a'],
    ['tools', 'local/tools', 'services.app.build.additional_contexts.t'],
    ['base', 'shop-base', 'shop-base'],
  ])
})

test('the images that are mounted', () => {
  const volume = { type: 'image', source: 'local/pages', target: '/a' }
  const { of } = all({
    web: {
      volumes: [volume, { ...volume, target: '/b' }, { type: 'bind', source: '/x' }, { type: 'image' }],
    },
  })
  const web = of('web')
  expect(web && volumeImages(web)).toEqual(['local/pages'])
})

describe('what is built though nothing starts it', () => {
  const builders = (started: readonly string[], ...known: Parameters<typeof all>) => {
    const { of, images } = all(...known)
    return buildersFor(
      started.flatMap((name) => of(name) ?? []),
      of,
      images,
      sources,
    ).map(({ name }) => name)
  }

  test('is what others are made from, however far away', () => {
    const services = { app: { build }, base: { build }, root: { build }, other: { build } }
    expect(builders(['app'], services, { app: ['shop-base'], base: ['shop-root'] })).toEqual(['base', 'root'])
  })

  test('is what others run, or mount', () => {
    const services = {
      web: { image: 'shop-app', volumes: [{ type: 'image', source: 'local/pages', target: '/x' }] },
      app: { build },
      pages: { build, image: 'local/pages' },
      unused: { build },
    }
    expect(builders(['web'], services)).toEqual(['app', 'pages'])
  })

  test('is nothing that is only mounted into what is not started', () => {
    const services = {
      app: { build },
      base: { build, volumes: [{ type: 'image', source: 'shop-pages', target: '/x' }] },
      pages: { build },
    }
    expect(builders(['app'], services, { app: ['shop-base'] })).toEqual(['base'])
  })
})
