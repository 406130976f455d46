import { describe, expect, test } from '@jest/globals'
import type { Sketch } from '../plan/sketch.js'
import { db, factsOf, type Sketches, web } from './role-sketches.js'

const alone = (sketch: Sketch) => factsOf({ one: sketch }, 'one')

describe('what speaks for a service that never ends', () => {
  test.each<[string, Sketch]>([
    ['a port', { build: '', ports: ['80'] }],
    ['a health check', { build: '', probe: 'true' }],
    ['a command without end', { build: '', command: 'sleep infinity' }],
  ])('%s', (_, sketch) => {
    expect(alone(sketch)).toMatchObject({ isKeptUp: true, isLongRunning: true })
  })

  test('somebody who waits for its health', () => {
    const services: Sketches = { one: { build: '' }, two: { build: '', needs: { one: 'healthy' } } }
    expect(factsOf(services, 'one')).toMatchObject({ isKeptUp: true, isLongRunning: true })
  })

  test.each<[string, Sketch]>([
    ['a known server', { build: '', command: 'gunicorn shop' }],
    ['the image of one', { image: 'nginx' }],
  ])('%s runs on, though the file says nothing of it', (_, sketch) => {
    expect(alone(sketch)).toMatchObject({ isKeptUp: false, isLongRunning: true })
  })

  test.each<[string, Sketch]>([
    ['nothing', { build: '' }],
    ['a disabled health check', { build: '', probe: false }],
    ['another command in the image of a server', { image: 'nginx', command: 'nginx-check' }],
    ['a policy', { build: '', raw: { restart: 'always' } }],
  ])('%s does not', (_, sketch) => {
    expect(alone(sketch).isLongRunning).toBe(false)
  })
})

describe('tests', () => {
  const needs = { web: 'started' }
  const tests = (sketch: Sketch) => factsOf({ db, web, one: sketch }, 'one')

  test.each<[Sketch, boolean, boolean]>([
    [{ build: '', command: 'pytest', needs }, true, true],
    [{ build: '', command: 'pytest' }, true, false],
    [{ build: '', command: 'pytest', needs, ports: ['80'] }, true, true],
    [{ build: '', command: 'npm test', needs, ports: ['80'] }, true, true],
    [{ build: '', command: 'npm test', needs, ports: ['80'], probe: 'true' }, true, false],
    [{ build: '', command: './test.sh', needs, ports: ['80'] }, true, false],
    [{ build: '', command: 'pytest', needs, raw: { restart: 'always' } }, true, true],
    [{ build: '', command: 'npm test', needs }, true, true],
    [{ build: '', command: 'npm test', needs, raw: { restart: 'unless-stopped' } }, false, false],
    [{ build: '', command: 'npm start', needs }, false, false],
  ])('%j', (sketch, is, others) => {
    expect(tests(sketch)).toMatchObject({ tests: is, testsOthers: others })
  })
})

describe('who waits for a service', () => {
  const services: Sketches = {
    db,
    web: { ...web, needs: { db: 'healthy', chores: 'completed' } },
    chores: { build: '', needs: { db: 'started' } },
  }

  test('and how', () => {
    const names = (list: readonly { service: { name: string } }[]) => list.map(({ service }) => service.name)
    const { dependents, awaitingItsHealth, awaitingItsEnd } = factsOf(services, 'db')
    expect([dependents, awaitingItsHealth, awaitingItsEnd].map(names)).toEqual([
      ['chores', 'web'],
      ['web'],
      [],
    ])
    expect(names(factsOf(services, 'chores').awaitingItsEnd)).toEqual(['web'])
  })

  test('near or far, but acceptance services', () => {
    const e2e: Sketches = {
      ...services,
      e2e: { build: '', needs: { specs: 'completed' } },
      specs: { build: '', needs: { web: 'started' } },
    }
    expect(['db', 'web', 'chores', 'e2e', 'specs'].filter((name) => factsOf(e2e, name).isLast)).toEqual([
      'web',
      'e2e',
      'specs',
    ])
  })

  test('for its volumes, by its name or its container’s', () => {
    const holding: Sketches = {
      data: { image: 'busybox', raw: { container_name: 'shop-data' } },
      one: { build: '', raw: { volumes_from: ['data:ro'] } },
      two: { build: '', raw: { volumes_from: ['container:shop-data'] } },
      other: { build: '', raw: { network_mode: 'service:data' } },
    }
    expect(factsOf(holding, 'data').volumeUsers).toEqual(['one', 'two'])
  })
})

describe('what else is read once', () => {
  test('the target it builds', () => {
    const services: Sketches = {
      one: { build: 'dev' },
      two: { build: 'dev', ports: ['80'] },
      three: { build: '' },
    }
    expect(factsOf(services, 'one').buildTarget).toEqual({
      name: 'dev',
      isForDevelopers: true,
      isPublished: true,
    })
    expect(factsOf({ one: { build: 'release' } }, 'one').buildTarget).toEqual({
      name: 'release',
      isForDevelopers: false,
      isPublished: false,
    })
    expect(factsOf(services, 'three').buildTarget).toBeUndefined()
  })

  test.each([
    ['curl -f http://localhost', true],
    ['wget -q localhost', true],
    ['node probe.js https://localhost', true],
    ['pg_isready', false],
  ])('whether the health check `%s` asks over HTTP: %s', (probe, isProbedOverHttp) => {
    expect(alone({ build: '', probe }).isProbedOverHttp).toBe(isProbedOverHttp)
  })

  test('whether it keeps data, restarts, publishes, exposes, ends at once', () => {
    const volumes = [{ type: 'volume', source: 'x', target: '/x' }]
    const one: Sketch = { image: 'busybox', expose: [80], raw: { volumes, restart: 'unless-stopped' } }
    const facts = { keepsData: true, isRestarted: true, publishes: false, exposes: true, endsAtOnce: true }
    expect(alone(one)).toMatchObject(facts)
    const bind = [{ type: 'bind', source: '/x', target: '/x' }]
    expect(
      alone({ image: 'acme/x', ports: ['80'], raw: { volumes: bind, restart: 'on-failure' } }),
    ).toMatchObject({
      keepsData: false,
      isRestarted: false,
      publishes: true,
      exposes: false,
      endsAtOnce: false,
    })
  })

  test('who extends it', () => {
    const services: Sketches = { base: { build: '' }, b: { extends: 'base' }, a: { extends: 'base' } }
    expect(factsOf(services, 'base').extendedBy).toEqual(['a', 'b'])
    expect(factsOf(services, 'a').extendedBy).toBeUndefined()
  })
})
