import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, web } from '../role-sketches.js'

describe('data stores of unknown kinds', () => {
  test('somebody waits for its health, and it publishes no HTTP', () => {
    const services = {
      web: { ...web, needs: { ledger: 'healthy' } },
      ledger: { image: 'acme/ledger', probe: 'ok' },
    }
    expect(servicesByRole(planned(project(services))).database).toEqual(['ledger'])
  })

  test.each<[string, Sketch]>([
    ['publishes HTTP', { image: 'acme/x', probe: 'ok', ports: ['8080'] }],
    ['is probed over HTTP', { image: 'acme/x', probe: 'curl -f http://localhost' }],
    ['waits for others itself', { image: 'acme/x', probe: 'ok', needs: { db: 'started' } }],
    ['is built here and keeps nothing', { build: '', probe: 'ok' }],
    ['comes to its end', { image: 'alpine', probe: 'test -f /c/x', command: 'touch /c/x' }],
  ])('but not where it %s', (_, sketch) => {
    const services = { db, web: { ...web, needs: { other: 'healthy' } }, other: sketch }
    expect(servicesByRole(planned(project(services))).database).toEqual(['db'])
  })
})

describe('what publishes only where data stores listen', () => {
  test.each<[string, Sketch]>([
    ['shopdb', { image: 'acme/shop-postgres-loadsql', ports: ['5432:5432'] }],
    ['pooler', { image: 'edoburu/pgbouncer', ports: ['15432:5432'], needs: { db: 'started' } }],
    ['cache', { image: 'acme/cache', ports: ['6379'] }],
    ['directory', { image: 'acme/openldap', ports: ['389', '636'] }],
  ])('is one: %s %j', (name, sketch) => {
    const services = { db, web, [name]: sketch }
    expect(servicesByRole(planned(project(services)))).toEqual({
      app: ['web'],
      database: ['db', name].sort(),
    })
  })

  test.each<[string, Sketch]>([
    ['is built here and keeps nothing', { build: '', ports: ['6379'] }],
    ['publishes HTTP, too', { image: 'acme/x', ports: ['5432', '8080'] }],
    ['uses a port that apps have as well', { image: 'acme/orders', ports: ['8091'] }],
  ])('but not where it %s', (_, sketch) => {
    const services = { db, web, other: sketch }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ app: ['other', 'web'] })
  })
})
