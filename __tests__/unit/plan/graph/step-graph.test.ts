import { describe, expect, test } from '@jest/globals'
import type { Step } from '../../../../src/plan/plan.js'
import { planned, project, type Sketch, settings, smoke, step } from '../sketch.js'

type Sketches = Readonly<Record<string, Sketch>>

const app: Sketch = { build: '', ports: ['80'], needs: { db: 'healthy' } }
const db: Sketch = { image: 'mysql:8', probe: 'mysqlshow' }

const plan = (services: Sketches, by = settings()) => planned(project(services), by)

function ready(services: Sketches, name: string): Extract<Step, { kind: 'ready' }> | undefined {
  return plan(services).steps.flatMap((one) => (one.kind === 'ready' && one.service === name ? [one] : []))[0]
}

describe('a service is waited for until it is ready', () => {
  const apart: Sketch = { build: '', ports: ['80'] }
  test.each<[string, Sketches, string, boolean]>([
    ['a known store', { app, db: { image: 'mysql' } }, 'db', true],
    ['with a health check', { app: apart, ledger: { build: '', probe: 'ask' } }, 'ledger', true],
    [
      'whose health somebody waits for',
      { app: { ...apart, needs: { ledger: 'healthy' } }, ledger: { build: '' } },
      'ledger',
      true,
    ],
    [
      'but not with nothing to wait for',
      { app: { ...apart, needs: { ledger: 'started' } }, ledger: { build: '' } },
      'ledger',
      false,
    ],
    [
      'but not whose health check is switched off',
      { app: apart, ledger: { build: '', probe: false } },
      'ledger',
      false,
    ],
  ])('%s', (_which, services, name, expected) => {
    expect(ready(services, name) !== undefined).toBe(expected)
  })

  test('though the settings give it no role, where it is a known store', () => {
    const services = {
      app: { ...app, needs: { db: 'healthy', cache: 'started' } },
      db,
      cache: { image: 'redis' },
    }
    expect(step(plan(services, settings({ database: ['db'] })), 'ready:cache')).toMatchObject({
      store: { name: 'redis' },
    })
  })

  test('by its health check as the file declares it', () => {
    const healthcheck = { test: ['CMD', 'ask'], interval: '7s', retries: 9 }
    const step = ready({ app, db: { image: 'mysql', raw: { healthcheck } } }, 'db')
    expect(step).toMatchObject({
      store: { name: 'mysql', port: 3306 },
      healthCheck: { disabled: false, test: ['CMD', 'ask'], interval: 7000, retries: 9 },
    })
    expect(step?.healthCheck?.timeout).toBeUndefined()
  })

  test('by what its image says where the file declares no health check', () => {
    const step = ready({ app, db: { build: '' } }, 'db')
    expect(step).toBeDefined()
    expect(step?.healthCheck).toBeUndefined()
  })
})

describe('the steps of a service', () => {
  test('create it after its image and after the containers that it joins', () => {
    const services: Sketches = { app, db, side: { build: '', raw: { network_mode: 'service:app' } } }
    expect(step(plan(services), 'create:side').needs).toEqual(['build:app', 'create:app'])
  })

  test('start it, and it may end well unless something calls it a server', () => {
    const { steps } = plan({
      app,
      db,
      worker: { build: '' },
      extract: { build: '' },
      again: { build: '', raw: { restart: 'unless-stopped' } },
    })
    const mayEnd = steps.flatMap((one) => (one.kind === 'start' ? [[one.service, one.mayEnd]] : []))
    expect(Object.fromEntries(mayEnd)).toEqual({
      app: false,
      db: false,
      worker: false,
      extract: true,
      again: false,
    })
  })

  test('run it once where it is a job', () => {
    const { steps } = plan({
      app,
      db,
      migrate: { build: '', command: 'rake db:migrate', needs: { db: 'healthy' } },
    })
    expect(steps.filter(({ service }) => service === 'migrate').map(({ id }) => id)).toEqual([
      'create:migrate',
      'job:migrate',
    ])
  })

  test('name the service of the file that a copy is made of', () => {
    const copied = plan({ app, db }, settings({ migrate: ['app -- rake db:migrate'] }))
    expect(step(copied, 'job:app-migrate').declaredAs).toBe('app')
  })
})

describe('checks', () => {
  test('come after the start of what they ask, and acceptance services after the checks', () => {
    const e2e: Sketch = { build: 'e2e', command: 'npm run e2e', needs: { app: 'started' } }
    const both = plan({ app, db, e2e }, settings({}, smoke('GET app/', 'GET app/health')))
    expect(step(both, 'check:2').needs).toEqual(['start:app'])
    expect(step(both, 'job:e2e').needs).toEqual(expect.arrayContaining(['check:1', 'check:2']))
  })

  test('in a Hurl file are one step', () => {
    const hurl = { value: { kind: 'hurl' as const, file: 'smoke.hurl' }, origin: { label: 'smoke' } }
    expect(step(plan({ app, db }, settings({}, { checks: hurl })), 'check:1')).toMatchObject({
      hurl: 'smoke.hurl',
      apps: [{ service: 'app', port: 80 }],
      needs: ['start:app'],
    })
  })
})

test('each step comes after those that it needs', () => {
  const { steps } = plan({ app, db, worker: { build: '', needs: { app: 'started' } } })
  const seen = new Set<string>()
  for (const { id, needs } of steps) {
    expect(needs.filter((need) => !seen.has(need))).toEqual([])
    seen.add(id)
  }
})
