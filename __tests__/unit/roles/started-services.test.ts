import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole, settings, smoke } from '../plan/sketch.js'
import { db, reason, type Sketches, web } from './role-sketches.js'

describe('what is started', () => {
  test('what only something left out needs', () => {
    const services: Sketches = {
      db,
      web,
      tests: { build: '', needs: { 'db-test': 'healthy', browser: 'started' } },
      'db-test': { image: 'mysql:5.7' },
      browser: { image: 'acme/browser' },
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({
      leftOut: ['browser', 'db-test', 'tests'],
    })
    expect(reason(services, 'browser')[0]).toBe('only tests needs it, and that is left out')
  })

  test('but what needs an app, or has the image of one, is started, though only tests that are left out need it', () => {
    const needs: Sketch['needs'] = { worker: 'started', mailer: 'started', browser: 'started' }
    const shots: Sketch = { image: 'cypress/browsers:22', needs }
    const services: Sketches = {
      db,
      web,
      shots,
      worker: { build: './worker', needs: { web: 'started' } },
      mailer: { build: './mail', needs: { feed: 'started' } },
      feed: { image: 'acme/feed', needs: { worker: 'started' } },
      browser: { image: 'acme/browser' },
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({
      companions: ['feed', 'mailer', 'worker'],
      leftOut: ['browser', 'shots'],
    })
    const image = 'acme/shop:1'
    const shipped: Sketches = {
      web: { image, ports: ['80'] },
      shots,
      worker: { image, command: 'run queue' },
      mailer: { image: 'acme/mail' },
      browser: { image: 'acme/browser' },
    }
    expect(servicesByRole(planned(project(shipped)))).toMatchObject({
      companions: ['worker'],
      leftOut: ['browser', 'mailer', 'shots'],
    })
  })

  test('a store for tests that are left out, and one beside a store that is used', () => {
    const tests: Sketch = { build: '', needs: { 'db-test': 'healthy', ledger: 'healthy' } }
    const services: Sketches = { web: { build: '', ports: ['80'] }, tests, 'db-test': { image: 'mysql:5.7' } }
    expect(servicesByRole(planned(project(services)))).toEqual({
      app: ['web'],
      leftOut: ['db-test', 'tests'],
    })
    const more: Sketches = { ...services, web, db, ledger: { image: 'postgres' } }
    expect(servicesByRole(planned(project(more))).leftOut).toEqual(['db-test', 'ledger', 'tests'])
  })

  test('but a store that no other stands for is started, whoever says so', () => {
    const services = { db, web: { build: '', ports: ['80'] }, tests: { build: '', needs: { db: 'healthy' } } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ database: ['db'], leftOut: ['tests'] })
  })

  test('a store at which a tool looks that is left out, but not the own store of such a tool', () => {
    const ui: Sketch = {
      image: 'provectuslabs/kafka-ui',
      needs: { kafka: 'started', 'kafka-ui-db': 'started' },
    }
    const services: Sketches = {
      db,
      web,
      'kafka-ui': ui,
      kafka: { image: 'apache/kafka', needs: { keeper: 'started' } },
      keeper: { image: 'zookeeper' },
      'kafka-ui-db': { image: 'postgres' },
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({
      database: ['db', 'kafka', 'keeper'],
      leftOut: ['kafka-ui', 'kafka-ui-db'],
    })
  })

  test('what needs something that is to have no container is started without it', () => {
    const services: Sketches = {
      web: { ...web, needs: { off: 'started' } },
      off: { build: '', raw: { scale: 0 } },
    }
    const by = settings({}, smoke('GET web/'))
    expect(servicesByRole(planned(project(services), by))).toEqual({ app: ['web'], leftOut: ['off'] })
  })

  test('what is needed, near or far, but not what is wanted only if it is there', () => {
    const services: Sketches = {
      web: { ...web, needs: { mail: 'started', adminer: 'started?' } },
      mail: { image: 'mailhog/mailhog', needs: { lint: 'started' } },
      lint: { build: '', command: './lint' },
      adminer: { image: 'adminer' },
    }
    expect(servicesByRole(planned(project(services)))).toEqual({
      app: ['web'],
      companions: ['lint', 'mail'],
      leftOut: ['adminer'],
    })
    expect(reason(services, 'mail')).toEqual(['web depends on it', 'services.web.depends_on.mail'])
  })

  test('two stores for tests that nothing is started for: neither', () => {
    const tests: Sketch = { build: '', needs: { 'test-db': 'healthy', 'db-testing': 'healthy' } }
    const services: Sketches = {
      web: { build: '', ports: ['80'] },
      tests,
      'test-db': { image: 'mysql' },
      'db-testing': { image: 'mysql' },
    }
    expect(servicesByRole(planned(project(services))).database).toBeUndefined()
  })

  test('a check starts what it asks, and says so only where nothing else starts it', () => {
    const worker: Sketch = { build: '', expose: [80] }
    const plan = planned(project({ db, web, worker }), settings({}, smoke('GET worker/')))
    expect(plan.roles.companions[0]?.why).toBe(
      'it runs without end, publishes no port, and starts with the apps',
    )
  })

  test('a check starts what it asks', () => {
    const tool: Sketches = { db, web, admin: { image: 'adminer', ports: ['8080'] } }
    const plan = planned(project(tool), settings({}, smoke('GET admin/')))
    expect(plan.roles.companions[0]?.why).toBe('the check GET admin/ asks it')
  })
})
