import { describe, expect, test } from '@jest/globals'
import { comesAfter, planned, project, type Sketch, settings, step } from '../sketch.js'

const hook = (...command: readonly string[]) => ({ command: [...command] })
const hooked = (...hooks: readonly ReturnType<typeof hook>[]): Sketch => ({
  image: 'shop',
  ports: ['80'],
  needs: { db: 'started' },
  raw: { pre_start: [...hooks] },
})

const db: Sketch = { image: 'mysql:8' }
const app = hooked(hook('python', 'manage.py', 'migrate'), hook('sh', '-c', 'seed && touch /done'))

describe('what runs before a service starts', () => {
  const plan = planned(project({ app, db }))

  test('is one job of its own, once stores are ready, and before the start', () => {
    expect(step(plan, 'job:app.pre_start')).toMatchObject({
      kind: 'job',
      role: 'migrate',
      service: 'app',
      needs: ['create:app', 'ready:db'],
      preStart: [{ command: 'python manage.py migrate' }, { command: 'seed && touch /done' }],
    })
    expect(step(plan, 'start:app').needs).toEqual(['create:app', 'job:app.pre_start'])
  })

  test('is a migration, each command with its place', () => {
    expect(plan.roles.migrate).toEqual([
      {
        service: 'app.pre_start',
        why: 'runs python manage.py migrate before app starts',
        at: { file: 'services.app.pre_start.0', line: 1, column: 1 },
      },
      expect.objectContaining({ why: 'runs seed && touch /done before app starts' }),
    ])
    expect(plan.roles.app.map(({ service }) => service)).toEqual(['app'])
  })

  test('ends before what else starts, unless it is needed itself', () => {
    const worker: Sketch = { image: 'shop', command: 'celery worker' }
    const cache: Sketch = { image: 'shop', command: 'serve-cache' }
    const needing = { ...app, needs: { db: 'started', cache: 'started' } }
    const whole = planned(project({ app: needing, db, worker, cache }))
    expect(comesAfter(whole, 'start:worker', 'job:app.pre_start')).toBe(true)
    expect(comesAfter(whole, 'job:app.pre_start', 'start:cache')).toBe(true)
    expect(comesAfter(whole, 'start:db', 'job:app.pre_start')).toBe(false)
  })

  test('of two services waits for neither, as Compose starts a service at once behind its hooks', () => {
    const both = planned(project({ app, admin: app, db }))
    expect(comesAfter(both, 'start:admin', 'job:app.pre_start')).toBe(false)
  })

  test('of a job, too', () => {
    const load: Sketch = { image: 'shop', command: 'rake db:migrate', raw: { pre_start: [hook('wait')] } }
    const whole = planned(project({ app: { image: 'shop', ports: ['80'] }, load, db }))
    expect(step(whole, 'job:load').needs).toContain('job:load.pre_start')
  })

  test('in an image of its own has that pulled before', () => {
    const own = { image: 'shop', ports: ['80'], raw: { pre_start: [{ ...hook('up'), image: 'flyway:10' }] } }
    const whole = planned(project({ app: own }))
    expect(step(whole, 'pull:app.pre_start')).toMatchObject({ image: 'flyway:10' })
    expect(comesAfter(whole, 'job:app.pre_start', 'pull:app.pre_start')).toBe(true)
  })
})

describe('the setting migrate', () => {
  test('names a service whose pre_start migrates', () => {
    const by = settings({ migrate: ['app'] })
    const plan = planned(project({ app, db }), by)
    expect(plan.steps.filter(({ kind }) => kind === 'job').map(({ id }) => id)).toEqual(['job:app.pre_start'])
    expect(plan.roles.app.map(({ service }) => service)).toEqual(['app'])
  })

  test('runs another command in its image, and its hooks not once more', () => {
    const plan = planned(project({ app, db }), settings({ migrate: ['app -- migrate'] }))
    expect(plan.steps.filter(({ kind }) => kind === 'job').map(({ id }) => id)).toEqual([
      'job:app-migrate',
      'job:app.pre_start',
    ])
    const model = JSON.stringify(plan.model)
    expect(model.split('"pre_start"')).toHaveLength(2)
  })
})
