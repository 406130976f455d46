import { describe, expect, test } from '@jest/globals'
import { planned, project, servicesByRole, settings } from '../../plan/sketch.js'
import { db, type Sketches, web } from '../role-sketches.js'

describe('settings decide', () => {
  const services: Sketches = {
    db,
    redis: { image: 'redis' },
    web: { ...web, needs: { db: 'healthy', chores: 'completed' } },
    api: { build: '', ports: ['9000:9000'], needs: { db: 'healthy' } },
    worker: { build: '', needs: { redis: 'started' } },
    chores: { build: '' },
    seed: { build: '' },
    e2e: { build: '' },
    lint: { build: '' },
  }

  test('nothing set', () => {
    expect(servicesByRole(planned(project(services)))).toEqual({
      database: ['db', 'redis'],
      migrate: ['chores', 'seed'],
      app: ['api', 'web'],
      acceptance: ['e2e'],
      companions: ['worker'],
      leftOut: ['lint'],
    })
  })

  test('every role set', () => {
    const by = settings({
      database: ['db'],
      migrate: ['worker'],
      app: ['api'],
      acceptance: ['seed'],
      test: ['lint'],
    })
    const plan = planned(project(services), by)
    // The worker needs redis, which is no database then.
    expect(servicesByRole(plan)).toEqual({
      database: ['db'],
      migrate: ['worker'],
      app: ['api'],
      acceptance: ['seed'],
      test: ['lint'],
      companions: ['redis'],
      leftOut: ['chores', 'e2e', 'web'],
    })
    expect(plan.roles.app).toEqual([
      { service: 'api', why: 'x-gate.app names it', at: { file: 'x-gate.app', line: 1, column: 1 } },
    ])
  })

  test('what an app waits for runs, whoever else is named to migrate', () => {
    const plan = planned(project(services), settings({ migrate: ['seed'] }))
    expect(plan.roles.migrate).toEqual([
      { service: 'seed', why: 'x-gate.migrate names it', at: { file: 'x-gate.migrate', line: 1, column: 1 } },
      {
        service: 'chores',
        why: 'web depends on it',
        at: { file: 'services.web.depends_on.chores', line: 1, column: 1 },
      },
    ])
  })
})
