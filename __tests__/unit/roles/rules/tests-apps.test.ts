import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

const forEver = { build: '', needs: { web: 'started' }, raw: { restart: 'always' } }

describe('what tests an app', () => {
  test.each<[Sketch]>([
    [{ image: 'postman/newman:6-alpine', command: 'run /etc/newman/c.json' }],
    [{ image: 'cypress/included:13.15.0' }],
    [{ image: 'grafana/k6', command: 'run x.js' }],
    [{ image: 'ghcr.io/orange-opensource/hurl:4.3.0', command: '--test --variable host=http://web x.hurl' }],
    [{ image: 'curlimages/curl', command: '-f http://web:8000/' }],
    [{ image: 'schemathesis/schemathesis:stable', command: 'run http://web:8000/openapi.json' }],
    [{ image: 'apiaryio/dredd', command: 'api.md http://web:8000' }],
    [{ image: 'artilleryio/artillery', command: 'run load.yml' }],
    [{ image: 'testcafe/testcafe', command: 'chromium tests/*.js' }],
    [{ image: 'zaproxy/zap-stable', command: 'zap-baseline.py -t http://web:8000' }],
    [{ image: 'acme/api-tests:2' }],
    [{ image: 'registry.example/shop/e2e' }],
    [{ build: '', command: 'npm run test:e2e' }],
    [{ build: '', command: 'yarn test' }],
    [{ build: '', command: 'npx vitest run' }],
    [{ build: '', command: 'go test ./...' }],
    [{ build: '', command: 'sh -c npm ci && npm test; exit $?' }],
    [{ build: '', command: './run-tests.sh' }],
    [{ build: '', command: 'sh -c until curl -sf http://web; do sleep 1; done; pytest' }],
    [{ build: '', command: 'sh -c until curl -sf http://web; do sleep 1; done' }],
  ])('%j tests the app it depends on', (sketch) => {
    const checker = { ...sketch, needs: { web: 'healthy' } }
    expect(servicesByRole(planned(project({ db, web, checker }))).acceptance).toEqual(['checker'])
  })

  test.each<[string, Sketch]>([
    ['e2e', { build: '', command: 'yarn test server' }],
    ['frontend', { build: '', command: 'npm run test', ports: ['3000'] }],
    ['smoke', { image: 'curlimages/curl', command: 'curl -f http://web:3000/nginx' }],
    ['smoke', { build: '', command: 'sh -c curl -s http://web | grep ok' }],
    ['smoke', { build: '', command: 'sh -c answer=$(curl -s http://web); echo $answer' }],
    ['checks', { build: '', command: 'python -m pytest worker' }],
    ['smoke', { build: '', command: 'sh -c test $(curl -s http://web) = ok' }],
  ])('%s %j tests', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, needs: { web: 'started' } } }
    expect(servicesByRole(planned(project(services))).acceptance).toEqual([name])
  })

  test('what acceptance services wait for, where it needs an app', () => {
    const services: Sketches = {
      db,
      web,
      chores: { build: '', needs: { web: 'started' } },
      e2e: { build: '', needs: { chores: 'completed' } },
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ acceptance: ['chores', 'e2e'] })
    expect(reason(services, 'chores')).toEqual([
      'it runs once and depends on the app web',
      'services.chores.depends_on',
    ])
  })

  test('but not what says that it prepares', () => {
    const services: Sketches = {
      db,
      web,
      init: { build: '', needs: { web: 'started' } },
      e2e: { build: '', needs: { init: 'completed' } },
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({
      acceptance: ['e2e'],
      migrate: ['init'],
    })
  })

  test('what tests an app behind a proxy does so too', () => {
    const services: Sketches = {
      proxy: { image: 'nginx', ports: ['80:80'], needs: { api: 'started' } },
      api: { build: '' },
      newman: { image: 'postman/newman', command: 'run x.json', needs: { api: 'started' } },
    }
    expect(servicesByRole(planned(project(services))).acceptance).toEqual(['newman'])
    expect(reason(services, 'newman')[0]).toBe('it runs once and depends on api')
  })

  test('but a tool that only tests does so under any policy', () => {
    const services = { db, web, checks: { ...forEver, command: 'npx playwright test' } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ acceptance: ['checks'] })
  })
})

describe('what does not', () => {
  test.each<[string, Sketch]>([
    [
      'keeps asking',
      { image: 'curlimages/curl', command: 'sh -c while true; do curl http://web; sleep 9; done' },
    ],
    [
      'only waits first',
      { build: '', command: 'sh -c until curl -sf http://web; do sleep 1; done; ./relay' },
    ],
    ['is there to be entered', { image: 'curlimages/curl', command: 'sleep infinity' }],
    ['starts again at every change', { build: '', command: 'npm run test:watch' }],
    ['serves browsers to tests', { build: '', command: 'npx playwright run-server', ports: ['3000'] }],
    ['publishes, and may be no test', { build: '', command: './test.sh', ports: ['9000'] }],
    ['only tests first', { build: '', command: 'sh -c npm test && npm start', ports: ['9000'] }],
  ])('what %s does not', (_, sketch) => {
    const other = { ...sketch, needs: { web: 'healthy' } }
    expect(servicesByRole(planned(project({ db, web, other }))).acceptance).toBeUndefined()
  })

  test('though a tool that does nothing else shows what came of it at a port', () => {
    const shown: Sketch = { image: 'cypress/included', ports: ['9000'], needs: { web: 'healthy' } }
    expect(servicesByRole(planned(project({ db, web, shown })))).toMatchObject({
      app: ['web'],
      acceptance: ['shown'],
    })
  })

  test.each<[string, Sketch]>([
    ['tests', { build: '', command: './run-tests.sh', ports: ['9229'] }],
    ['api-test', { build: '', command: 'node --test', ports: ['9229'] }],
    ['e2e', { build: '', command: 'sbt test', ports: ['9323'] }],
  ])('so does what is called a test and runs a script of tests: %s %j', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, needs: { web: 'started' } } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ app: ['web'], acceptance: [name] })
  })

  test.each<[string, Sketch]>([
    ['test-server', { build: '', command: './test.sh', ports: ['80'], probe: 'true' }],
    ['api-test', { build: '', command: 'node server.js', ports: ['80'] }],
    ['frontend-test', { build: '', ports: ['3000'] }],
  ])('but not %s %j', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, needs: { web: 'started' } } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ app: [name, 'web'] })
  })

  test('a tool that does nothing else runs last where the file does not say what it needs', () => {
    const services: Sketches = { db, web, checker: { build: '', command: 'pytest' } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ acceptance: ['checker'] })
    expect(
      servicesByRole(planned(project({ ...services, web: { ...web, needs: { checker: 'started' } } }))),
    ).not.toHaveProperty('acceptance')
  })

  test('what plainly tests runs last where it needs stores and what prepares them, even its own ones', () => {
    const migrate: Sketch = { build: '', command: 'rake db:migrate', needs: { db: 'healthy' } }
    const services = { db, migrate, web, spare: db }
    for (const needs of [{ db: 'healthy' }, { migrate: 'completed' }, { spare: 'started' }]) {
      for (const command of ['pytest', 'npm test', './run_tests.sh']) {
        const tests: Sketch = { build: '', command, needs }
        expect(servicesByRole(planned(project({ ...services, tests }))).acceptance).toEqual(['tests'])
      }
    }
  })

  test.each<[string, Sketch]>([
    ['tests', { build: '', needs: { db: 'healthy' } }],
    ['tests', { build: '', command: 'pytest' }],
    ['lint', { build: '', command: 'ruff check', needs: { db: 'healthy' } }],
  ])('%s %j is left out: it names no test, or needs nothing', (name, sketch) => {
    expect(servicesByRole(planned(project({ db, web, [name]: sketch })))).toMatchObject({ leftOut: [name] })
  })
})
