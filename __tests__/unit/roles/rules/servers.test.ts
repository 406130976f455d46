import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole, settings } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

describe('apps', () => {
  const services: Sketches = {
    web: { build: '', ports: ['80:80', '53:53/udp'] },
    'web-dev': { build: '', ports: ['80:80'] },
    api: { build: '', ports: ['81'] },
    worker: { build: '' },
  }

  test('are the servers that publish, without variants', () => {
    const { app, companions, leftOut } = servicesByRole(planned(project(services)))
    expect([app, companions, leftOut]).toEqual([['api', 'web'], ['worker'], ['web-dev']])
    expect(reason(services, 'web')).toEqual(['it publishes ports 80 and 53/udp', 'services.web.ports'])
    expect(reason(services, 'web-dev')[0]).toBe('publishes port 80 like web, which it is a variant of')
  })

  test('that a setting passes over are left out', () => {
    const by = settings({ app: ['web'] })
    expect(servicesByRole(planned(project(services), by))).toEqual({
      app: ['web'],
      companions: ['worker'],
      leftOut: ['api', 'web-dev'],
    })
    expect(reason(services, 'api', by)[0]).toBe('x-gate.app does not name it and nothing needs it')
  })
})

describe('what runs beside the apps', () => {
  const dev = { build: 'development' }
  const app: Sketch = { ...dev, ports: ['3000:3000'], command: 'bin/rails s', needs: { db: 'started' } }
  const onWeb = { needs: { web: 'started' } }
  const always = { raw: { restart: 'always' } }
  const forEver = { build: '', ...onWeb, ...always }

  test('a whole project for development', () => {
    const services: Sketches = {
      db,
      web: app,
      sidekiq: { ...dev, command: 'bundle exec sidekiq', needs: { db: 'started', web: 'started' } },
      css: { ...dev, command: 'yarn build:css --watch', ...onWeb },
      clock: { ...dev, command: 'bundle exec clockwork clock.rb', needs: { db: 'started' } },
    }
    expect(servicesByRole(planned(project(services)))).toEqual({
      app: ['web'],
      companions: ['clock', 'css', 'sidekiq'],
      database: ['db'],
    })
  })

  test.each<[string, Sketch]>([
    ['jobs', { build: 'dev', command: 'celery -A p worker', ...onWeb }],
    ['live', { build: 'dev', command: 'air', ...onWeb }],
    ['celery-beat', { build: 'dev', ...onWeb, ...always }],
    ['tests', { build: '', command: 'sleep infinity', ...onWeb }],
    ['frontend-dev', { build: '', command: 'npm run dev', ...onWeb }],
    ['health-check', forEver],
    ['fraud-check', forEver],
    ['pdf-builder', { build: '', ...always }],
    ['credit-check', { build: '', ...always }],
    ['spec-server', forEver],
    ['e2e-stub', forEver],
    ['e2e-api', { build: '', expose: [8000] }],
    ['openapi-spec', { image: 'nginx:1' }],
    ['e2e-app', { build: '', probe: 'curl -f http://localhost' }],
    ['ping', { entrypoint: ['sh', '-c', 'while sleep 30; do curl http://web/ping; done'], ...onWeb }],
    ['ping', { image: 'busybox', command: 'watch -n 60 wget http://web', ...onWeb }],
    ['ping', { image: 'curlimages/curl', command: 'http://web', ...onWeb, ...always }],
    ['agent', { build: '', command: 'bash -c ./agent --token $(curl -s http://web/token)', ...onWeb }],
    ['feed', { build: '', command: 'sh -c wget http://web -O- | ./serve-forever', ...onWeb }],
    ['integration', { ...forEver, command: 'npm run integration' }],
    ['mock', { ...forEver, command: 'npm run test:mock' }],
    ['mock', { build: '', command: 'npm run test:mock', ...onWeb }],
    ['test-runner', { build: '', command: 'npm run test-server', ...onWeb }],
    ['bot', { build: '', command: 'node robot', ...onWeb }],
  ])('%s %j', (name, sketch) => {
    expect(servicesByRole(planned(project({ db, web, [name]: sketch })))).toMatchObject({
      companions: [name],
    })
  })
})
