import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import type { Problem } from '../../../../src/common/problem.js'
import { servicesOf } from '../../../../src/compose/service.js'
import { imageSources } from '../../../../src/plan/graph/image-steps.js'
import { project } from '../sketch.js'

function sources(services: JsonObject, started = Object.keys(services)) {
  const all = servicesOf({ services }, { services })
  const told: Problem[] = []
  const lookup = {
    project: { ...project({}), declaredName: 'store' },
    services: Object.values(all),
    service: (name: string) => all[name],
  }
  const chosen = started.flatMap((name) => all[name] ?? [])
  const { steps, stepOf, volumesOf, builders } = imageSources(chosen, lookup, (one) => told.push(one))
  const needs = Object.fromEntries(steps.map((step) => [step.id, step.needs]))
  return {
    steps,
    needs,
    told,
    builders: builders.map(({ name }) => name),
    volumes: Object.fromEntries(volumesOf),
    ids: steps.map(({ id }) => id),
    of: Object.fromEntries(stepOf),
  }
}

const build = { context: '/shop' }

describe('builds', () => {
  test('are one for each definition, whose image the others get too', () => {
    const { steps, of } = sources({
      web: { build },
      worker: { build, image: 'acme/worker' },
      api: { build: { ...build, target: 'api' } },
      arm: { build, platform: 'linux/arm64' },
    })
    expect(steps).toMatchObject([
      {
        id: 'build:web',
        image: 'compose-gate/shop/web:run',
        shared: [{ service: 'worker', image: 'acme/worker' }],
      },
      { id: 'build:api', shared: [] },
      { id: 'build:arm', shared: [] },
    ])
    expect(of).toEqual({ web: 'build:web', worker: 'build:web', api: 'build:api', arm: 'build:arm' })
  })

  test('come after those whose images they are built on', () => {
    const on = {
      context: '/shop',
      additional_contexts: { base: 'service:base', files: './x', self: 'service:app' },
    }
    const { steps } = sources({ app: { build: on }, base: { build } })
    expect(steps.find(({ id }) => id === 'build:app')?.needs).toEqual(['build:base'])
  })

  test('that nothing starts are made where others need them', () => {
    const { needs, builders } = sources(
      {
        app: { build: { ...build, additional_contexts: { b: 'service:base' } } },
        base: { build },
        off: { build },
      },
      ['app'],
    )
    expect(needs).toEqual({ 'build:app': ['build:base'], 'build:base': [] })
    expect(builders).toEqual(['base'])
  })

  test('in a ring, or of one name, are told', () => {
    const on = (service: string) => ({
      build: { ...build, additional_contexts: { x: `service:${service}` } },
    })
    expect(sources({ a: on('b'), b: on('a') }).told).toMatchObject([
      { message: expect.stringContaining('a → b → a') },
    ])
    const named = { a: { build, image: 'x' }, b: { build: { ...build, target: 't' }, image: 'x' } }
    expect(sources(named).told).toMatchObject([{ message: expect.stringContaining('one name') }])
    expect(sources(named, ['a']).told).toEqual([])
  })
})

describe('images that are mounted', () => {
  const volume = (source: string) => ({ type: 'image', source, target: `/${source}` })

  test('are built or pulled before', () => {
    const { volumes, steps } = sources({
      web: {
        image: 'nginx:1',
        volumes: [volume('local/pages'), volume('acme/a:1'), volume('nginx:1'), volume('acme/b:1')],
      },
      pages: { build, image: 'local/pages:latest' },
      job: { build, volumes: [volume('store-job'), volume('acme/a:1')] },
    })
    expect(volumes).toMatchObject({
      web: ['build:pages', 'pull:web.volume2', 'pull:web', 'pull:web.volume4'],
      job: ['build:pages', 'pull:web.volume2'],
    })
    expect(steps.filter(({ kind }) => kind === 'pull')).toEqual([
      { id: 'pull:web', kind: 'pull', service: 'web', image: 'nginx:1', policy: 'missing', needs: [] },
      {
        ...{ id: 'pull:web.volume2', kind: 'pull', service: 'web', image: 'acme/a:1', policy: 'missing' },
        ...{ ofVolume: true, needs: [] },
      },
      {
        ...{ id: 'pull:web.volume4', kind: 'pull', service: 'web', image: 'acme/b:1', policy: 'missing' },
        ...{ ofVolume: true, needs: [] },
      },
    ])
  })
})

describe('pulls', () => {
  test('are one for each image, however it is spelt', () => {
    const { ids, of } = sources({
      a: { image: 'mysql' },
      b: { image: 'docker.io/library/mysql:latest' },
      c: { image: 'mysql:8' },
      d: { image: 'localhost:5000/mysql' },
    })
    expect(ids).toEqual(['pull:a', 'pull:c', 'pull:d'])
    expect(of.b).toBe('pull:a')
  })

  test('know whom nobody asks to build what they are for, and so do builds', () => {
    const plain = project({
      app: { image: 'base' },
      own: { build: { additional_contexts: { src: 'docker-image://base' } } },
      db: { image: 'mysql' },
    })
    const inactive = [{ service: 'base', profiles: ['build'], builds: { image: 'base' } }]
    const known = { ...plain, sources: { ...plain.sources, inactive } }
    const services = Object.values(known.services)
    const lookup = { project: known, services, service: (name: string) => known.services[name] }
    const { steps } = imageSources(services, lookup, () => {})
    const told = steps.map((step) =>
      'unbuilt' in step ? step.unbuilt?.map(({ maker }) => maker) : undefined,
    )
    expect(steps.map(({ id }) => id)).toEqual(['build:own', 'pull:app', 'pull:db'])
    expect(told).toEqual([['base'], ['base'], undefined])
  })

  test('are none for images that are built', () => {
    const { ids, of } = sources({
      app: { build, image: 'acme/app' },
      job: { image: 'docker.io/acme/app:latest' },
      old: { image: 'acme/app:1' },
    })
    expect(ids).toEqual(['build:app', 'pull:old'])
    expect(of.job).toBe('build:app')
  })

  test.each([
    [['missing', 'always'], 'always'],
    [['never', undefined], 'missing'],
    [['never', 'build'], 'never'],
    [['daily', 'never'], 'always'],
    [['every_12h', 'missing'], 'always'],
    [['if_not_present'], 'missing'],
  ])('with pull_policy %j pull %s', (policies, expected) => {
    const services = policies.map((pull_policy, index) => [
      `s${index}`,
      { image: 'mysql', ...(pull_policy && { pull_policy }) },
    ])
    expect(sources(Object.fromEntries(services)).steps).toMatchObject([{ kind: 'pull', policy: expected }])
  })
})
