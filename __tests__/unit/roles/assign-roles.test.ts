import { describe, expect, test } from '@jest/globals'
import { assignRoles } from '../../../src/roles/assign-roles.js'
import { planned, project, servicesByRole, settings } from '../plan/sketch.js'
import { db, reason, type Sketches, web } from './role-sketches.js'

describe('what the roles are assigned with', () => {
  const services: Sketches = { db, web, chores: { build: '' }, 'e2e-tests': { build: '' } }
  const roles = assignRoles(
    project(services),
    settings({ migrate: ['web -- rake db:setup'], test: ['chores'] }).roles,
    new Map(),
    () => {},
  )

  test('the jobs, what is started, and what it is declared as', () => {
    expect(Object.fromEntries(roles.jobs)).toEqual({
      'web-migrate': 'migrate',
      'e2e-tests': 'acceptance',
      chores: 'test',
    })
    expect([...roles.started].sort()).toEqual(['chores', 'db', 'e2e-tests', 'web', 'web-migrate'])
    expect(Object.fromEntries(roles.declaredAs)).toEqual({ 'web-migrate': 'web' })
  })

  test('the facts of every service of the run', () => {
    expect([...roles.facts.keys()]).toEqual(['chores', 'db', 'e2e-tests', 'web', 'web-migrate'])
    expect(roles.facts.get('web-migrate')?.command.databaseStep).toBe('migrate')
  })
})

describe('a release, its tests and its migration', () => {
  const services: Sketches = {
    test: { build: 'test' },
    release: { build: '', environment: { HOST: 'db' } },
    app: { ...web, extends: 'release', command: 'uwsgi --http=0.0.0.0:8000' },
    migrate: {
      build: '',
      extends: 'release',
      needs: { db: 'healthy' },
      command: 'python3 manage.py migrate --no-input',
    },
    db,
  }

  test('each has its role', () => {
    expect(servicesByRole(planned(project(services)))).toEqual({
      database: ['db'],
      migrate: ['migrate'],
      app: ['app'],
      leftOut: ['release', 'test'],
    })
  })

  test.each([
    ['db', 'mysql:5.7 is a data store', 'services.db.image'],
    [
      'migrate',
      'its command is a migration (python3 manage.py migrate --no-input)',
      'services.migrate.command',
    ],
    ['app', 'it publishes port 8000', 'services.app.ports'],
    ['release', 'exists to be extended by app and migrate', 'services.release'],
    ['test', 'builds another target (test) and nothing needs it', 'services.test.build.target'],
  ])('%s: %s', (name, why, at) => {
    expect(reason(services, name)).toEqual([why, at])
  })
})
