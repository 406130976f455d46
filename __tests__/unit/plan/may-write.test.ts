import { expect, test } from '@jest/globals'
import { object } from '../../../src/common/json.js'
import { withFreshData } from '../../../src/plan/fresh-data.js'
import type { HostPath } from '../../../src/plan/host-sources.js'
import { withMayWrite, writableMounts } from '../../../src/plan/may-write.js'
import { planned, project, settings } from './sketch.js'

const bind = (source: string, target: string, readOnly = false) => ({
  type: 'bind',
  source,
  target,
  ...(readOnly ? { read_only: true } : {}),
})
const untracked = { is: 'folder', tracked: false } as const
const paths = new Map<string, HostPath>([
  ['/shop/uploads', untracked],
  ['/srv/media', untracked],
  ['/shop/read', untracked],
  ['/shop/data', untracked],
  ['/sys/fs', untracked],
  ['/shop/source', { is: 'folder', tracked: true }],
  ['/shop/unknown', { is: 'folder' }],
  ['/shop/missing', { is: 'missing' }],
  ['/shop/app.conf', { is: 'file', tracked: false }],
  ['/shop/app.js', { is: 'file', tracked: true }],
  ['/shop/dump.sql', { is: 'file', tracked: false }],
  ['/shop/app.sock', { is: 'file' }],
  ['/shop/app.sqlite3', { is: 'file', tracked: false }],
])
const whole = project(
  {
    web: {
      image: 'acme/web',
      ports: ['80'],
      raw: {
        volumes: [
          ...['uploads', 'source', 'unknown', 'missing', 'app.conf', 'app.js', 'app.sock', 'app.sqlite3'].map(
            (one) => bind(`/shop/${one}`, `/${one}`),
          ),
          bind('/shop/read', '/read', true),
          bind('/shop/dump.sql', '/docker-entrypoint-initdb.d/1.sql'),
          bind('/sys/fs', '/sys/fs'),
        ],
      },
    },
    worker: { image: 'acme/worker', raw: { volumes: [{ type: 'volume', source: 'media', target: '/m' }] } },
    db: { image: 'mysql:8', raw: { volumes: [bind('/shop/data', '/var/lib/mysql')] } },
  },
  { volumes: { media: { driver_opts: { type: 'none', o: 'bind', device: '/srv/media' } } } },
)
const plan = planned(whole)

test('one line names the folders and files that git could not bring back', () => {
  const fresh = withFreshData(plan, whole, paths)
  expect(withMayWrite(fresh, whole, paths).adjustments.slice(1)).toEqual([
    {
      code: 'MAY_WRITE',
      services: ['web', 'worker'],
      sentence:
        'The run may write to ./uploads (web), ./app.sqlite3 (web) and /srv/media (volume media) (worker), which git does not track',
    },
  ])
  expect(withMayWrite(plan, whole, paths).adjustments[0]?.sentence).toContain('./data (db)')
  expect(withMayWrite(plan, whole, new Map()).adjustments).toEqual([])
})

test('what can be written to is all but files of git and of configuration, what is only read, and the machine itself', () => {
  const targets = writableMounts(plan, whole, paths).map(({ target }) => target)
  expect(targets).toEqual([
    '/uploads',
    '/source',
    '/unknown',
    '/missing',
    '/app.sqlite3',
    '/m',
    '/var/lib/mysql',
  ])
  const fresh = withFreshData(plan, whole, paths)
  expect(writableMounts(fresh, whole, paths).map(({ target }) => target)).not.toContain('/var/lib/mysql')
})

test('containers that may write to folders say so in a label, also by way of another’s volumes', () => {
  const services = {
    web: {
      image: 'acme/web',
      ports: ['80'],
      raw: { volumes: [bind('/shop/uploads', '/u')], labels: { a: 'b' } },
    },
    worker: { image: 'acme/worker', raw: { volumes_from: ['web'] } },
    other: { image: 'acme/other', raw: { volumes: [bind('/shop/app.conf', '/etc/x')] } },
  }
  const all = project(services)
  const { model } = withMayWrite(planned(all, settings({ migrate: ['web -- rake db'] })), all, paths)
  const labels = Object.entries(object(model.services)).map(([name, service]) => [
    name,
    object(service).labels,
  ])
  const label = { 'compose-gate.may-write': 'true' }
  expect(Object.fromEntries(labels)).toEqual({
    web: { a: 'b', ...label },
    'web-migrate': { a: 'b', ...label },
    worker: label,
    other: undefined,
  })
})
