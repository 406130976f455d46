import { describe, expect, test } from '@jest/globals'
import { makePlan } from '../../../src/plan/make-plan.js'
import { from, planned, problems, project, type Sketch, servicesByRole, settings, smoke } from './sketch.js'

const db: Sketch = { image: 'mysql:8.4', probe: 'x' }
const app: Sketch = { build: '', ports: ['80'], needs: { db: 'healthy' } }

test('a plan has the roles, the steps and the model of the run', () => {
  const plan = planned(project({ db, app }))
  expect(plan.project).toBe('shop')
  expect(servicesByRole(plan)).toEqual({ database: ['db'], app: ['app'] })
  expect(plan.steps.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['build:app', 'pull:db', 'ready:db', 'start:app', 'check:1']),
  )
  expect(Object.keys(plan.model.services ?? {})).toEqual(['app', 'db'])
  expect(plan.urls).toEqual([{ service: 'app', port: 80 }])
})

describe('a service that a check names', () => {
  const services = { db, app, metrics: { image: 'prom/statsd-exporter:1', raw: { scale: 1 } } }

  test('is started whatever it is, and has a URL', () => {
    const plan = planned(project(services), settings({}, smoke('GET metrics:9102/')))
    expect(plan.steps.map(({ id }) => id)).toContain('start:metrics')
    expect(plan.urls).toEqual([
      { service: 'app', port: 80 },
      { service: 'metrics', port: 9102 },
    ])
  })

  test('must exist, which is told once', () => {
    const by = settings({}, smoke('GET none/', 'GET none/a'))
    expect(problems(project(services), by).map(({ message }) => message)).toEqual([
      expect.stringContaining('none'),
    ])
  })
})

test('a service whose files are to be copied must exist', () => {
  const origin = { label: 'input artifacts' }
  const artifacts = { value: [{ service: 'nowhere', path: '/results', origin }], origin }
  expect(
    problems(project({ db, app }), { ...settings({}), artifacts }).map(({ message }) => message),
  ).toEqual([expect.stringContaining('nowhere')])
})

test('a Hurl file is run against all apps', () => {
  const by = settings({}, { checks: from('smoke', { kind: 'hurl', file: 'a.hurl' }) })
  const check = planned(project({ db, app }), by).steps.find(({ kind }) => kind === 'check')
  expect(check).toMatchObject({ hurl: 'a.hurl', apps: [{ service: 'app', port: 80 }] })
})

test('all problems are told, and then there is no plan', () => {
  const by = settings({ database: ['nowhere'], app: ['neither'] })
  const told: string[] = []
  expect(makePlan(project({ db, app }), by, ({ message }) => told.push(message))).toBeUndefined()
  expect(told).toHaveLength(2)
})
