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

test('nothing waits for the last one, near or far, but acceptance services', () => {
  const services: Sketches = {
    db,
    web: { ...web, needs: { db: 'healthy', chores: 'completed' } },
    chores: { build: '', needs: { db: 'started' } },
    e2e: { build: '', needs: { specs: 'completed' } },
    specs: { build: '', needs: { web: 'started' } },
  }
  expect(Object.keys(services).filter((name) => factsOf(services, name).isLast)).toEqual([
    'web',
    'e2e',
    'specs',
  ])
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
})
