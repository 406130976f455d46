import { expect, test } from '@jest/globals'
import { parseChecks } from '../../../src/checks/parse-checks.js'
import { suggestedChecks } from '../../../src/init/suggested-checks.js'
import { planned, project, type Sketch, settings } from '../plan/sketch.js'

/** What is suggested for these services; each line must be a check. */
function suggested(services: Readonly<Record<string, Sketch>>, dockerfiles = {}) {
  const whole = project(services)
  const found = suggestedChecks(planned(whole, settings()), whole, dockerfiles)
  const problems: unknown[] = []
  for (const { line } of found) parseChecks(line, { label: 'smoke' }, (problem) => problems.push(problem))
  expect(problems).toEqual([])
  return found.map(({ line }) => line)
}

const probe = 'curl -f http://localhost:8000/health'

test('the health check of the only app is asked from outside', () => {
  expect(suggested({ web: { image: 'acme/web', ports: ['8000'], probe } })).toEqual(['GET /health <400'])
})

test('a port is named where the app has several, a service where there are several apps', () => {
  const web = { image: 'acme/web', ports: ['8000', '9000'], probe }
  expect(suggested({ web })).toEqual(['GET web:8000/health <400'])
  expect(suggested({ web, api: { image: 'acme/api', ports: ['80'] } })).toEqual([
    'GET api:80/ <500',
    'GET web:8000/health <400',
  ])
  const api = { image: 'acme/api', ports: ['8000'], probe }
  expect(suggested({ api, web: { ...web, ports: ['8000'] } })).toEqual([
    'GET api/health <400',
    'GET web/health <400',
  ])
})

test('nothing says that what is pulled speaks HTTP, where its port is none of the web', () => {
  const web = { image: 'acme/web', ports: ['8000'], probe }
  const others = {
    gateway: { image: 'acme/gateway', ports: ['4002'] },
    own: { build: '', ports: ['4003'] },
    site: { image: 'acme/site', ports: ['3000'] },
  }
  expect(suggested({ web, ...others })).toEqual([
    'TCP gateway:4002',
    'GET own:4003/ <500',
    'GET site:3000/ <500',
    'GET web/health <400',
  ])
})

test('a port that the file does not open is asked inside alone', () => {
  expect(suggested({ web: { image: 'acme/web', ports: ['9000'], probe } })).toEqual([])
  expect(suggested({ web: { image: 'acme/web', ports: ['9000'], expose: [8000], probe } })).toEqual([
    'GET web:8000/health <400',
  ])
})

test('the port of an app that opens none is known from its health check', () => {
  expect(suggested({ web: { image: 'acme/web', probe } })).toEqual(['GET web:8000/health <400'])
  const raw = { network_mode: 'none' }
  expect(suggested({ web: { image: 'acme/web', probe, raw } })).toEqual([])
})

test('nothing is suggested where no health check asks over HTTP', () => {
  expect(suggested({ web: { image: 'acme/web', ports: ['8000'], probe: 'test -f /ready' } })).toEqual([])
  expect(suggested({ web: { image: 'acme/web', ports: ['8000'], probe: false } })).toEqual([])
  const db = { image: 'postgres:17', ports: ['8000'], probe }
  expect(suggested({ db, web: { image: 'acme/web', ports: ['80'] } })).toEqual([])
})

test('the health check of the image counts where the file has none', () => {
  const dockerfiles = { web: `FROM python:3.13\nHEALTHCHECK CMD ${probe}\n` }
  expect(suggested({ web: { build: 'release', ports: ['8000'] } }, dockerfiles)).toEqual([])
  const build = { context: '/shop' }
  expect(suggested({ web: { build, ports: ['8000'] } }, dockerfiles)).toEqual(['GET /health <400'])
  expect(suggested({ web: { build, ports: ['8000'], probe: false } }, dockerfiles)).toEqual([])
})

test('headers and the reason go with a check', () => {
  const web = { image: 'acme/web', ports: ['8000'], probe: `${probe} -H 'Host: shop.example'` }
  const whole = project({ web })
  expect(suggestedChecks(planned(whole, settings()), whole, {})).toEqual([
    {
      line: 'GET /health <400',
      headers: { Host: 'shop.example' },
      why: 'The health check of web asks this (services.web.healthcheck.test:1)',
    },
  ])
})
