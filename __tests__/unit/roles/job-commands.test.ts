import { describe, expect, test } from '@jest/globals'
import { planned, project, servicesByRole, settings } from '../plan/sketch.js'
import { db, type Sketches, web } from './role-sketches.js'

describe('a command of the setting migrate', () => {
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

  test('a command runs in a copy of a long-running service', () => {
    const plan = planned(project(services), settings({ migrate: ['api -- rake db:setup'] }))
    expect(plan.roles.migrate.map(({ service, why }) => [service, why])).toEqual([
      ['api-migrate', 'x-gate.migrate runs rake db:setup in api'],
      ['chores', 'web depends on it'],
    ])
    expect(plan.roles.app.map(({ service }) => service)).toEqual(['api', 'web'])
  })

  test('and in the service itself where that runs once', () => {
    const plan = planned(project(services), settings({ migrate: ['chores -- rake db:setup'] }))
    expect(servicesByRole(plan).migrate).toEqual(['chores'])
    expect(plan.model.services).toMatchObject({ chores: { command: ['rake', 'db:setup'] } })
  })
})
