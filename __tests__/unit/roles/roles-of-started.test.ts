import { describe, expect, test } from '@jest/globals'
import { planned, project, servicesByRole, settings } from '../plan/sketch.js'
import { db, type Sketches, web } from './role-sketches.js'

describe('the roles of what is started', () => {
  const services: Sketches = {
    db,
    web,
    z: { build: '', command: 'npm run migrate' },
    a: { build: '', command: 'npm run seed' },
    mail: { image: 'mailhog/mailhog' },
    relay: { build: '', needs: { mail: 'started' } },
  }

  test('come in the order of a setting, else by name, migrations by what they do', () => {
    expect(servicesByRole(planned(project(services))).migrate).toEqual(['z', 'a'])
    const by = settings({ migrate: ['a', 'z'], database: ['relay', 'db'] })
    const { migrate, database } = servicesByRole(planned(project(services), by))
    expect([migrate, database]).toEqual([
      ['a', 'z'],
      ['relay', 'db'],
    ])
  })

  test('what is to be left out and is needed runs beside the apps', () => {
    expect(planned(project(services)).roles.companions).toMatchObject([
      { service: 'mail', why: 'relay depends on it' },
      { service: 'relay', why: 'nothing says whether it stays or ends; it starts with the apps' },
    ])
  })

  test('what a setting passes over keeps its role where something needs it', () => {
    const needed: Sketches = { ...services, web: { ...web, needs: { a: 'completed' } } }
    const { roles } = planned(project(needed), settings({ migrate: ['z'] }))
    expect(roles.migrate.map(({ service, why }) => [service, why])).toEqual([
      ['z', 'x-gate.migrate names it'],
      ['a', 'web depends on it'],
    ])
  })
})

describe('what is left out', () => {
  test('an inactive profile', () => {
    const plain = project({ db, web })
    const sources = { ...plain.sources, inactive: [{ service: 'admin', profiles: ['tools', 'debug'] }] }
    expect(planned({ ...plain, sources }).roles.leftOut).toEqual([
      {
        service: 'admin',
        why: 'belongs to profile tools and debug, which is not active',
        at: { file: 'services.admin', line: 1, column: 1 },
      },
    ])
  })
})
