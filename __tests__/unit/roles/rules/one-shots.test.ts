import { describe, expect, test } from '@jest/globals'
import { comesAfter, planned, project, type Sketch, servicesByRole, settings } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

const roles = (services: Sketches) => servicesByRole(planned(project(services)))
const once: Sketch = { image: 'acme/shop', raw: { deploy: { restart_policy: { condition: 'none' } } } }
const shop: Sketch = { image: 'acme/shop', ports: ['80'] }

describe('what runs once', () => {
  test('is a migration where it works in the image of a server, and comes before it', () => {
    const services: Sketches = { db, shop, site: once }
    expect(roles(services)).toMatchObject({ migrate: ['site'], app: ['shop'] })
    expect(reason(services, 'site')[0]).toBe('its restart policy is none, and it has the image of shop')
    const plan = planned(project(services))
    expect(comesAfter(plan, 'job:site', 'ready:db') && comesAfter(plan, 'start:shop', 'job:site')).toBe(true)
  })

  test('but not where the image is a mere system', () => {
    const stays: Sketch = { image: 'alpine', command: 'sleep infinity' }
    expect(roles({ stays, waits: { image: 'alpine', command: 'sleep 2' } })).toEqual({
      app: ['stays'],
      job: ['waits'],
    })
  })

  test('and where it writes files that a server has', () => {
    const raw = { volumes: [{ type: 'volume', source: 'dist', target: '/dist' }] }
    const assets: Sketch = { image: 'acme/assets', command: 'cp -r /out /dist', raw }
    const front: Sketch = { image: 'nginx', ports: ['80'], raw }
    expect(roles({ assets, front })).toEqual({ migrate: ['assets'], app: ['front'] })
    const writes: Sketch = { image: 'alpine', command: 'sh -c echo x > /dist/x', raw }
    const idle: Sketch = { image: 'node', raw }
    expect(roles({ writes, idle, front })).toEqual({ migrate: ['writes'], job: ['idle'], app: ['front'] })
  })

  test('is a job after what it needs where that is a server', () => {
    const model: Sketch = { image: 'ollama/ollama:0.5', ports: ['11434'] }
    const pull: Sketch = {
      image: 'ollama/ollama:0.5',
      entrypoint: ['/bin/sh', '-c', 'sleep 3; ollama pull x'],
      needs: { model: 'started' },
    }
    expect(roles({ model, 'model-pull': pull })).toEqual({ app: ['model'], job: ['model-pull'] })
    expect(comesAfter(planned(project({ model, pull })), 'job:pull', 'start:model')).toBe(true)
  })

  test('is a job where it has nothing in common with a server, after stores and migrations', () => {
    const services: Sketches = {
      db,
      web,
      migrate: { build: '' },
      report: { image: 'alpine', command: 'ls /' },
    }
    expect(roles(services)).toMatchObject({ migrate: ['migrate'], job: ['report'] })
    const plan = planned(project(services))
    expect(comesAfter(plan, 'job:report', 'job:migrate')).toBe(true)
    expect(plan.steps.find(({ id }) => id === 'job:report')).toMatchObject({ kind: 'job', role: 'job' })
  })

  test('comes before acceptance', () => {
    const e2e: Sketch = { build: '', command: 'pytest', needs: { web: 'started' } }
    const plan = planned(project({ db, web, e2e, report: { image: 'alpine', command: 'ls /' } }))
    expect(comesAfter(plan, 'job:e2e', 'job:report')).toBe(true)
  })
})

describe('what has the image or files of a server', () => {
  const shared = (more: object = {}) => ({ type: 'volume', source: 'v', target: '/v', ...more })
  const app: Sketch = { ...web, image: 'acme/web', raw: { volumes: [shared()] } }

  test.each<[string, Sketch]>([
    ['works in its image', { image: 'acme/web', command: 'cp -r /app/web /out' }],
    ['may write to its files', { image: 'alpine', command: 'cp a /v', raw: { volumes: [shared()] } }],
  ])('prepares it where it %s', (_name, copy) => {
    expect(roles({ web: app, copy })).toEqual({ app: ['web'], migrate: ['copy'] })
  })

  test.each<[string, Sketch]>([
    [
      'only reads its files',
      { image: 'alpine', command: 'cp /v/a b', raw: { volumes: [shared({ read_only: true })] } },
    ],
    ['asks it over HTTP', { image: 'acme/web', command: 'curl http://web/rows' }],
    ['asks it at a port', { image: 'acme/web', command: 'curl web:8080/rows' }],
    ['waits for its port', { image: 'acme/web', entrypoint: ['sh', '-c', 'nc -z web 8080 && cp a b'] }],
  ])('is a job beside it where it %s', (_name, copy) => {
    expect(roles({ web: app, copy })).toEqual({ app: ['web'], job: ['copy'] })
  })
})

describe('a project without a server', () => {
  test.each(['bash -c py.test', 'npm test', 'go test ./...'])('has `%s` as what is judged', (command) => {
    expect(roles({ db, web: { build: '', command, ports: ['80'], needs: { db: 'started' } } })).toEqual({
      database: ['db'],
      job: ['web'],
    })
    expect(roles({ web: { build: '', command } })).toEqual({ job: ['web'] })
  })

  const extract: Sketch = { image: 'alpine', command: 'touch /out/rows' }
  const load: Sketch = { image: 'alpine', command: 'cat /out/rows', needs: { extract: 'completed' } }

  test('has jobs that are judged', () => {
    expect(roles({ extract, load })).toEqual({ migrate: ['extract'], job: ['load'] })
    expect(roles({ db, load: { build: '', command: 'rake db:migrate' } })).toEqual({
      database: ['db'],
      migrate: ['load'],
    })
  })

  test.each<[string, Sketch]>([
    ['a policy', { raw: { restart: 'always' } }],
    ['a health check', { probe: 'true' }],
    ['a port', { ports: ['80'] }],
  ])('but not with %s', (_, sign) => {
    const plan = planned(project({ extract, load: { ...load, ...sign } }))
    expect(servicesByRole(plan)).toEqual({ migrate: ['extract'], app: ['load'] })
    expect(plan.steps.find(({ id }) => id === 'start:load')).toMatchObject({ mayEnd: false })
  })

  test('has an app that may end where nothing says whether it stays', () => {
    const plan = planned(project({ main: { image: 'acme/main' } }))
    expect(servicesByRole(plan)).toEqual({ app: ['main'] })
    expect(plan.steps.find(({ id }) => id === 'start:main')).toMatchObject({ mayEnd: true })
  })

  test('is judged by its tests where it has nothing else', () => {
    expect(roles({ test: { build: '', command: './check' } })).toEqual({ job: ['test'] })
    expect(roles({ db, unit: { build: 'test' }, lint: { build: '' } })).toEqual({
      database: ['db'],
      job: ['lint', 'unit'],
    })
    expect(reason({ test: { build: '' } }, 'test')[0]).toBe('nothing else is there to be judged')
  })

  test('is judged by its tests beside its jobs, too', () => {
    const unit: Sketch = { build: 'test', command: 'yarn test:unit', needs: { db: 'started' } }
    expect(roles({ db, unit, spec: { build: '' }, load: extract, lint: { build: '' } })).toEqual({
      database: ['db'],
      acceptance: ['spec'],
      job: ['load', 'unit'],
      leftOut: ['lint'],
    })
    expect(
      roles({
        db,
        'web-test': unit,
        certs: { build: '' },
        spec: { build: '', needs: { certs: 'completed' } },
      }),
    ).toEqual({
      database: ['db'],
      migrate: ['certs'],
      acceptance: ['spec'],
      job: ['web-test'],
    })
  })

  test('but by what stays where a test does', () => {
    expect(roles({ test: { image: 'nginx' } })).toEqual({ app: ['test'] })
    expect(roles({ test: { build: '', command: './check' }, load: extract })).toEqual({
      job: ['load'],
      leftOut: ['test'],
    })
  })

  test('is an error where a setting names an app of none', () => {
    expect(() => planned(project({ load: extract }), settings({ app: [] }))).toThrow('no app found')
  })
})

describe('what is told to set something up', () => {
  const shops: Sketch = { ...web, image: 'acme/shop' }
  const one: Sketch = { image: 'acme/cms', command: 'cms bootstrap', needs: { db: 'started' } }

  test('is a migration where it needs a store, by itself or as what runs its image does', () => {
    expect(roles({ db, web, one })).toMatchObject({ migrate: ['one'], app: ['web'] })
    expect(reason({ db, web, one }, 'one')[0]).toBe(
      'its command sets something up (bootstrap), and it needs db',
    )
    const alike: Sketch = { image: 'acme/shop', command: './manage.sh upgrade' }
    expect(roles({ db, shops, alike })).toMatchObject({ migrate: ['alike'], app: ['shops'] })
  })

  test.each<[string, Sketches]>([
    ['it needs no store', { one: { ...one, needs: {} } }],
    ['a policy restarts it', { one: { ...one, raw: { restart: 'always' } } }],
    ['its name says that it stays', { 'cms-worker': one }],
    ['another service waits until it runs', { one, other: { image: 'acme/x', needs: { one: 'started' } } }],
  ])('but not where %s', (_, services) => {
    expect(roles({ db, web, ...services })).not.toHaveProperty('migrate')
  })
})
