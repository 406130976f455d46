import { describe, expect, test } from '@jest/globals'
import { peersOf } from '../../../src/plan/peers.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { project, type Sketch } from './sketch.js'

const peers = (services: Readonly<Record<string, Sketch>>, started = Object.keys(services)) =>
  peersOf(serviceGraph(project(services)), new Set(started))

describe('a service needs', () => {
  test('what it depends on, however far away', () => {
    const services = { app: { needs: { api: 'started' } }, api: { needs: { db: 'started' } }, db: {} }
    expect(peers(services)).toEqual({ app: ['api', 'db'], api: ['db'] })
  })

  test.each([
    'db',
    'db:5432',
    'postgres://user:word@db/shop',
    'cache:6379,db:5432',
    'jdbc:mysql://db:3306/shop?user=x',
  ])('what a variable names as a host: %s', (value) => {
    expect(peers({ app: { environment: { PLACE: value } }, db: {}, cache: {} }).app).toContain('db')
  })

  test.each([
    'perl /app/server.pl',
    'python app/main.py',
    'uvicorn main:app',
    'gunicorn app:create',
    'cat file:///app',
  ])('nothing whose name is in a path, or names a module: %s', (command) => {
    expect(peers({ worker: { command, environment: { FLASK_APP: command } }, app: {} })).toEqual({})
  })

  test('what its command names as a host', () => {
    expect(peers({ worker: { command: 'wait-for redis:6379' }, redis: {} })).toEqual({ worker: ['redis'] })
  })

  test('nothing whose name is only a part of a word, nor what is not started, nor itself', () => {
    const app = {
      environment: { A: 'dbname', B: 'my-db', C: 'app', D: 'db.example.org' },
      needs: { mail: 'started' },
    }
    expect(peers({ app, db: {}, mail: {} }, ['app', 'db'])).toEqual({})
  })

  test('a service whose variables have its name, for instance as that of a database, and no other host', () => {
    const orders = { environment: { URL: 'postgres://db/orders' }, needs: { db: 'started' } }
    const db = { environment: { POSTGRES_DB: 'orders', MIRROR: 'backup:5432' } }
    expect(peers({ orders, db, backup: {} })).toEqual({ orders: ['backup', 'db'], db: ['backup'] })
  })

  test('nothing that needs it, too: one that never works would excuse the other for ever', () => {
    const web = { environment: { API: 'http://api:80' } }
    const api = { environment: { ALLOWED: 'http://web' }, needs: { db: 'started' } }
    expect(peers({ web, api, db: {} })).toEqual({ web: ['db'], api: ['db'] })
  })
})
