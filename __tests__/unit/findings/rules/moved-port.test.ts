import { describe, expect, test } from '@jest/globals'
import { movedPort } from '../../../../src/findings/rules/moved-port.js'
import { type Sketch, settings } from '../../plan/sketch.js'
import { findingsBy, sound } from '../planned-findings.js'

const db = { ...sound.db, ports: ['5433:5432'] }
const api: Sketch = { image: 'acme/api:1', ports: ['8000:80'] }
const found = (app: Sketch) => findingsBy(movedPort, { ...sound, db, api, app: { ...sound.app, ...app } })

describe('a port of the machine that the run moves', () => {
  test.each<[string, Sketch]>([
    ['host.docker.internal', { environment: { DB_URL: 'postgres://host.docker.internal:5433/x' } }],
    [
      'outside',
      {
        environment: { DB_URL: 'postgres://outside:5433/x' },
        raw: { extra_hosts: ['outside=host-gateway'] },
      },
    ],
  ])('is a warning where it is reached as %s', (name, app) => {
    expect(found(app)).toMatchObject([
      {
        severity: 'warning',
        at: { file: 'services.app.environment.DB_URL' },
        message: `app reaches ${name}:5433 (DB_URL), a port of the machine that db publishes; in the run that port is a free one on 127.0.0.1. Write \`db:5432\` in its place, or set \`ports: declared\``,
      },
    ])
  })

  test('is one notice for all where it is `localhost`, which is for browsers', () => {
    const findings = found({ environment: { API: 'http://localhost:8000', OTHER: 'http://127.0.0.1:5433' } })
    expect(findings.map(({ severity }) => severity)).toEqual(['notice'])
    expect(findings[0]?.message).toContain(
      'localhost:8000 (app: API) and 127.0.0.1:5433 (app: OTHER) are ports',
    )
  })

  test.each<[string, Sketch]>([
    ['nobody publishes', { environment: { X: 'http://host.docker.internal:9999' } }],
    ['is the container’s own', { environment: { X: 'http://localhost:8000' }, expose: [8000] }],
    ['only the health check asks', { probe: 'curl http://localhost:8000' }],
    [
      'a service on the machine’s network reaches',
      { environment: { X: 'localhost:5433' }, raw: { network_mode: 'host' } },
    ],
    ['stands without a port', { environment: { X: 'localhost' } }],
  ])('is none where %s', (_, app) => {
    expect(found(app)).toEqual([])
  })

  test('is none where the ports stay', () => {
    const app = { ...sound.app, environment: { X: 'http://host.docker.internal:5433' } }
    expect(findingsBy(movedPort, { ...sound, db, app }, { by: settings({}, { ports: 'declared' }) })).toEqual(
      [],
    )
  })
})
