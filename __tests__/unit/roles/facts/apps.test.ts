import { describe, expect, test } from '@jest/globals'
import { planned, project, servicesByRole } from '../../plan/sketch.js'
import { db, reason, type Sketches } from '../role-sketches.js'

describe('apps', () => {
  test('a proxy that publishes is the app; what it needs runs beside it', () => {
    const services: Sketches = {
      proxy: { image: 'nginx', ports: ['80:80'], needs: { api: 'started' } },
      api: { build: '', expose: [8000], needs: { db: 'healthy' } },
      worker: { build: '', command: 'celery worker', needs: { db: 'healthy' } },
      db,
    }
    expect(servicesByRole(planned(project(services)))).toEqual({
      app: ['proxy'],
      companions: ['api', 'worker'],
      database: ['db'],
    })
    expect(reason(services, 'api')).toEqual(['proxy depends on it', 'services.proxy.depends_on.api'])
  })

  test('where none publishes, those that nothing depends on', () => {
    const services: Sketches = {
      front: { build: '', needs: { back: 'started' } },
      back: { build: '', needs: { db: 'healthy' } },
      db,
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ app: ['front'], companions: ['back'] })
  })

  test('where none publishes, a worker is none beside others', () => {
    const worker = { image: 'acme/shop' }
    expect(servicesByRole(planned(project({ web: worker, 'mail-worker': worker })))).toEqual({
      app: ['web'],
      companions: ['mail-worker'],
    })
    expect(servicesByRole(planned(project({ 'mail-worker': worker })))).toEqual({ app: ['mail-worker'] })
  })

  test('what takes UDP alone is none beside others, as nothing can be asked of it', () => {
    const statsd = { image: 'acme/statsd', ports: ['8125/udp'] }
    const web = { image: 'acme/web', ports: ['80', '443/udp'] }
    expect(servicesByRole(planned(project({ statsd, web })))).toEqual({
      app: ['web'],
      companions: ['statsd'],
    })
    expect(servicesByRole(planned(project({ statsd })))).toEqual({ app: ['statsd'] })
  })

  test('where none publishes HTTP, those that a health check asks over HTTP are apps too', () => {
    const services: Sketches = {
      bridge: { image: 'acme/bridge', ports: ['10000/udp'] },
      meet: { image: 'acme/meet', probe: 'curl -f http://localhost', needs: { bridge: 'started' } },
      focus: { image: 'acme/focus' },
    }
    expect(servicesByRole(planned(project(services)))).toEqual({
      app: ['bridge', 'meet'],
      companions: ['focus'],
    })
  })

  test('what only waits for it to test it is no server that depends on it', () => {
    const services: Sketches = {
      front: { build: '' },
      tests: { build: '', command: 'pytest', needs: { front: 'started' } },
      lint: { build: '', needs: { front: 'started' } },
    }
    expect(servicesByRole(planned(project(services)))).toEqual({
      acceptance: ['tests'],
      app: ['front'],
      leftOut: ['lint'],
    })
  })
})
