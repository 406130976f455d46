import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole } from '../plan/sketch.js'
import { db, type Sketches, web } from './role-sketches.js'

const migrate: Sketch = { build: '' }

describe('migrations', () => {
  test.each<[readonly string[], Sketches]>([
    [
      ['migrate', 'fixtures'],
      { fixtures: { build: '', command: 'manage.py loaddata' }, migrate: { build: '' } },
    ],
    [
      ['setup-db', 'migrate'],
      {
        migrate: { build: '', command: 'alembic upgrade head' },
        'setup-db': { image: 'postgres:16', command: 'psql -h db -c create database app' },
      },
    ],
    [
      ['provision', 'migrate', 'create-admin', 'seed'],
      { 'create-admin': { build: '', command: 'npm run seed' }, migrate, seed: migrate, provision: migrate },
    ],
    [
      ['z-make', 'a-schema', 'a-data'],
      {
        'a-data': { build: '', command: 'npm run seed' },
        'a-schema': { build: '', command: 'npm run migrate' },
        'z-make': { build: '', command: 'rake db:create' },
      },
    ],
    [
      ['init', 'setup'],
      {
        init: { build: '', command: 'npm run migrate && npm run seed' },
        setup: { build: '', command: 'db:seed' },
      },
    ],
    [
      ['migrate', 'provision', 'setup'],
      {
        setup: { build: '', command: 'python manage.py setup_groups' },
        provision: { build: '', command: 'npm run provision:tenants' },
        migrate: { build: '', command: 'python manage.py migrate' },
      },
    ],
  ])('%j come in this order', (order, jobs) => {
    expect(servicesByRole(planned(project({ db, web, ...jobs }))).migrate).toEqual(order)
  })
})
