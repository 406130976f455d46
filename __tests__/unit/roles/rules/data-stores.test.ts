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
