import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole, step } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

describe('containers that only hold volumes', () => {
  const holding = (data: Sketch): Sketches => ({
    web: { ...web, needs: { db: 'healthy' } },
    db: { ...db, raw: { volumes_from: ['data:ro'] } },
    data,
  })

  test.each<[string, Sketch]>([
    ['in a store’s image', { image: 'mysql:8', command: '/bin/true' }],
    ['that say something', { image: 'acme/x', command: 'echo holding volumes' }],
    ['of a shell', { image: 'acme/x', entrypoint: ['/bin/sh', '-c', 'exit 0'] }],
    ['of a bare system', { image: 'docker.io/library/busybox:1.36' }],
    ['of an image that does nothing', { image: 'tianon/true' }],
  ])('%s are no stores, start first, and may end', (_, data) => {
    const plan = planned(project(holding(data)))
    expect(servicesByRole(plan)).toEqual({ app: ['web'], database: ['db'], companions: ['data'] })
    expect(step(plan, 'start:data')).toMatchObject({ mayEnd: true, needs: ['create:data'] })
    expect(step(plan, 'start:db').needs).toContain('start:data')
    expect(plan.steps.map(({ id }) => id)).not.toContain('ready:data')
  })

  test('are left out where only what is left out uses them', () => {
    const services = {
      db,
      web,
      tests: { build: '', raw: { volumes_from: ['data'] } },
      data: { image: 'busybox' },
    }
    expect(servicesByRole(planned(project(services))).leftOut).toEqual(['data', 'tests'])
    expect(reason(services, 'data')[0]).toBe('it only holds volumes for tests')
  })

  test.each<[string, Sketch]>([
    ['a store that serves', { image: 'mysql:8' }],
    [
      'a store whose server comes behind',
      { image: 'mysql:8', entrypoint: ['sh', '-c', 'echo x && exec mysqld'] },
    ],
  ])('%s is one of them', (_, data) => {
    expect(servicesByRole(planned(project(holding(data)))).database).toEqual(['data', 'db'])
  })
})
