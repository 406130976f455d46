import { describe, expect, test } from '@jest/globals'
import { readLocation } from '../../../src/settings/read-location.js'
import { resolveSettings, timeoutGiven } from '../../../src/settings/resolve-settings.js'
import { around, collect, gateOf, settled } from './given-by.js'

describe('the settings', () => {
  test('nothing given', () => {
    const { value, problems } = settled({})
    expect(problems).toEqual([])
    expect(value).toEqual({
      profiles: [],
      roles: {
        database: undefined,
        migrate: undefined,
        app: undefined,
        acceptance: undefined,
        test: undefined,
      },
      checks: undefined,
      timeouts: { total: 900_000, build: 600_000, ready: undefined, migrate: 300_000, smoke: 30_000 },
      ports: 'ephemeral',
      data: 'fresh',
      sourceMounts: 'keep',
      teardown: 'step',
      settle: 2000,
      stopGrace: undefined,
      pull: undefined,
      build: { cacheFrom: undefined, cacheTo: undefined, builder: undefined },
      strict: false,
    })
  })

  test('each input goes where it belongs', () => {
    const { value, problems } = settled({
      profiles: 'ci',
      database: 'db',
      migrate: 'migrate',
      app: 'web api',
      acceptance: 'e2e',
      test: 'unit',
      smoke: 'GET /health',
      timeout: '1m',
      'build-timeout': '2m',
      'ready-timeout': '3m',
      'migrate-timeout': '4m',
      'smoke-timeout': '5m',
      ports: 'declared',
      'source-mounts': 'drop',
      teardown: 'job',
      'stop-grace': '6s',
      settle: '500ms',
      data: 'declared',
      pull: 'always',
      'cache-from': 'type=gha\ntype=local,src=.cache',
      'cache-to': 'type=gha,mode=max',
      builder: 'cluster',
      strict: 'true',
      'engine-host': 'engine',
      artifacts: 'web:/app/coverage\ne2e:/results',
    })
    expect(problems).toEqual([])
    const { roles, checks, build, artifacts, ...rest } = value
    expect(artifacts?.value).toMatchObject([
      { service: 'web', path: '/app/coverage' },
      { service: 'e2e', path: '/results' },
    ])
    expect([build.cacheFrom?.value, build.cacheTo?.value, build.builder]).toEqual([
      ['type=gha', 'type=local,src=.cache'],
      ['type=gha,mode=max'],
      'cluster',
    ])
    expect(Object.entries(roles).map(([role, given]) => [role, given?.value, given?.origin.label])).toEqual([
      ['database', ['db'], 'input database'],
      ['migrate', [{ service: 'migrate' }], 'input migrate'],
      ['app', ['web', 'api'], 'input app'],
      ['acceptance', ['e2e'], 'input acceptance'],
      ['test', ['unit'], 'input test'],
    ])
    expect(checks?.value).toMatchObject({ kind: 'checks', checks: [{ path: '/health' }] })
    expect(rest).toEqual({
      profiles: ['ci'],
      timeouts: {
        ...{ total: 60_000, build: 120_000, ready: 180_000, migrate: 240_000 },
        smoke: 300_000,
        smokeIsWritten: true,
      },
      ports: 'declared',
      data: 'declared',
      sourceMounts: 'drop',
      teardown: 'job',
      settle: 500,
      stopGrace: 6000,
      pull: 'always',
      strict: true,
    })
  })

  test('x-gate gives what no input does, with its place', () => {
    const { value, problems } = settled(
      {},
      { app: ['web'], smoke: ['GET /a', { request: 'GET /b', status: 204 }], 'stop-grace': 0, pull: 'never' },
    )
    expect(problems).toEqual([])
    expect(value.roles.app?.value).toEqual(['web'])
    expect(value.roles.app?.origin).toMatchObject({
      label: 'x-gate.app',
      at: { file: 'compose.yml', line: 101 },
    })
    expect(value.checks?.value).toMatchObject({ checks: [{ path: '/a' }, { path: '/b' }] })
    expect(value.pull).toBe('never')
  })
})

describe('precedence', () => {
  test.each([
    [{}, {}, 900_000],
    [{}, { timeout: '2m' }, 120_000],
    [{ timeout: '1m' }, {}, 60_000],
    [{ timeout: '1m' }, { timeout: '2m' }, 60_000],
    [{ timeout: '' }, { timeout: '2m' }, 120_000],
    [{ timeout: ' \n' }, { timeout: '' }, 900_000],
    [{}, { timeout: null }, 900_000],
  ])('inputs %j, x-gate %j', (inputs: Record<string, string>, gate, total) => {
    const { value, problems } = settled(inputs, gate)
    expect(problems).toEqual([])
    expect(value.timeouts.total).toBe(total)
  })

  test('of profiles, which Compose has to be asked with again', () => {
    expect(settled({}, { profiles: ['ci'] }).value.profiles).toEqual(['ci'])
    expect(settled({ profiles: 'e2e' }, { profiles: ['ci'] }).value.profiles).toEqual(['e2e'])
  })

  test('an empty list is not given: Compose hands it on as null', () => {
    expect(settled({}, { migrate: [] }).value.roles.migrate).toBeUndefined()
    expect(settled({}, { migrate: null }).value.roles.migrate).toBeUndefined()
    expect(settled({ app: ',' }, { app: 'web' }).value.roles.app?.value).toEqual(['web'])
  })

  test('what is overruled is read all the same', () => {
    const { value, problems } = settled({ timeout: '1m' }, { timeout: 'soon' })
    expect(value.timeouts.total).toBe(60_000)
    expect(problems).toEqual([
      'compose.yml:101:0 x-gate.timeout: `soon` is not a duration → write for instance `90s` or `1m30s`',
    ])
  })
})

test('all problems of both phases are told, each once', () => {
  const given = {
    profiles: { value: 'a:b', origin: { label: 'input profiles' } },
    ports: { value: 'open', origin: { label: 'input ports' } },
    'project-name': { value: 'A', origin: { label: 'input project-name' } },
  }
  const gate = gateOf({
    appp: 'web',
    database: ['db', 7],
    timeout: 90,
    teardown: 'job',
    zzz: 1,
    'smoke-timeout': '1 min',
  })
  const { problems } = collect((report) => {
    readLocation(given, around, report)
    resolveSettings(given, gate, report)
  })
  expect(problems.map((problem) => problem.split(' → ')[0])).toEqual([
    "input profiles: `a:b` is not a profile's name",
    'input project-name: `A` is not a project name Compose takes ' +
      '(lower-case letters, digits, `-` and `_`, a letter or digit first)',
    'compose.yml:101:0 x-gate.appp is unknown',
    'compose.yml:104:0 x-gate.teardown cannot be set in a Compose file',
    'compose.yml:105:0 x-gate.zzz is unknown',
    'compose.yml:102:2 x-gate.database, item 2: `7` is not a text',
    'compose.yml:103:0 x-gate.timeout: `90` is not a duration',
    'compose.yml:106:0 x-gate.smoke-timeout: `1 min` is not a duration',
    'input ports: `open` is none of `ephemeral`, `declared`',
  ])
})

test('how long a run may take before the Compose file is read', () => {
  const given = (value: string) => ({ timeout: { value, origin: { label: 'input timeout' } } })
  expect([{}, given('90s'), given('soon')].map(timeoutGiven)).toEqual([900_000, 90_000, 900_000])
})
