import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import type { Plan } from '../../../src/plan/plan.js'
import { from, planned, problems, project, type Sketch, settings, smoke } from './sketch.js'

type Sketches = Readonly<Record<string, Sketch>>

const one: Sketches = { app: { build: '', ports: ['8000:8000'] }, db: { image: 'mysql' } }
const two: Sketches = { ...one, api: { build: '', ports: ['9000'] } }

/** Check text → where it goes and what it needs. */
function aims({ steps }: Plan) {
  return steps.flatMap((step) =>
    step.kind === 'check' && 'check' in step
      ? [[step.id, step.check.text, `${step.service}:${step.port}`, step.needs]]
      : [],
  )
}

describe('without the setting', () => {
  test('each published port of each app is asked for /', () => {
    expect(aims(planned(project(two)))).toEqual([
      ['check:1', 'GET api:9000/ <500', 'api:9000', ['start:api']],
      ['check:2', 'GET app:8000/ <500', 'app:8000', ['start:app']],
    ])
  })

  test.each([
    [['8000:8000', '9229:9229', '53:53/udp'], [8000]],
    [['80', '443'], [80]],
    [['443'], [443]],
    [['8080', '9443'], [8080]],
    [['80', '5173'], [80]],
    [['8443', '5173'], [8443]],
    [['5173'], [5173]],
    [['5678:5678'], [5678]],
    [['8000', '5678'], [8000]],
    [['8000', '50051', '7233', '4317'], [8000]],
    [['8000', '6432', '6543', '6033', '26379', '5044'], [8000]],
    [['8000', '1935', '3478', '3389'], [8000]],
    [['50051'], []],
    [
      ['8080', '8080', '8081'],
      [8080, 8081],
    ],
    [['25'], []],
  ])('of %j those that speak HTTP: %j', (ports, expected) => {
    const plan = planned(project({ app: { build: '', ports } }))
    expect(plan.urls).toEqual(expected.map((port) => ({ service: 'app', port })))
    expect(plan.steps.filter(({ kind }) => kind === 'check')).toHaveLength(expected.length)
  })

  test("an app on the machine's network is asked, and nobody says that it gets a free port", () => {
    const app = { build: '', ports: ['8123:8123'], raw: { network_mode: 'host' } }
    const plan = planned(project({ app }))
    expect(plan.urls).toEqual([{ service: 'app', port: 8123 }])
    expect(plan.findings.map(({ code }) => code)).toEqual(['HOST_NETWORK'])
  })

  test('an app without a network is not asked, whatever it says it publishes', () => {
    const plan = planned(project({ app: { build: '', ports: ['80'], raw: { network_mode: 'none' } } }))
    expect(plan.urls).toEqual([])
    expect(plan.findings.map(({ code }) => code)).toEqual(['NO_CHECK'])
  })

  test('an app that publishes nothing is not asked, and that is told', () => {
    const plan = planned(project({ app: { build: '' } }))
    expect(plan.steps.some(({ kind }) => kind === 'check')).toBe(false)
    expect(plan.findings.map(({ code, severity }) => [code, severity])).toEqual([['NO_CHECK', 'warning']])
  })
})

describe('a check', () => {
  test.each<[string, Sketches, string]>([
    ['GET /', one, 'app:8000'],
    ['GET app/', one, 'app:8000'],
    ['GET app:9/', one, 'app:9'],
    ['GET api/', two, 'api:9000'],
    ['GET /', { app: { build: '', expose: [3000] } }, 'app:3000'],
    ['GET db:33060/', one, 'db:33060'],
  ])('%s of %j goes to %s', (text, services, place) => {
    expect(aims(planned(project(services), settings({}, smoke(text)))).map(([, , where]) => where)).toEqual([
      place,
    ])
  })

  test('with a port alone goes to the app that has it', () => {
    const by = smoke('GET /')
    const value = by.checks?.value
    if (value?.kind !== 'checks') throw new Error('no checks')
    const [check] = value.checks
    if (!check) throw new Error('no check')
    const asked = from('smoke', { kind: 'checks' as const, checks: [{ ...check, port: 9000 }] })
    expect(aims(planned(project(two), settings({}, { checks: asked })))[0]?.[2]).toBe('api:9000')
  })

  test('that is not there is told at the line of its check, for each of them', () => {
    const { checks } = smoke('GET nope/a', 'GET app/', 'GET nope/b')
    if (checks?.value.kind !== 'checks') throw new Error('no checks')
    const origins = [1, 2, 3].map((line) => ({ label: `input smoke, line ${line}` }))
    const value = { ...checks.value, origins }
    const told: Problem[] = []
    makePlan(project(two), settings({}, { checks: { ...checks, value } }), (problem) => told.push(problem))
    expect(told.map(({ message }) => message)).toEqual([
      'input smoke, line 1: the project has no service `nope`',
      'input smoke, line 3: the project has no service `nope`',
    ])
  })

  test.each<[string, Sketches, string, string]>([
    ['GET /', two, 'the check `GET /` could go to api and app', 'name the service, for instance `GET api/`'],
    [
      'GET /',
      { app: { build: '', ports: ['80', '81'] } },
      'the check `GET /` could go to port 80 and 81 of app',
      'name the port, for instance `GET app:80/`',
    ],
    [
      'GET /x',
      { app: { build: '' } },
      'the check `GET /x` goes to app, which publishes and exposes no port',
      'name the port, for instance `GET app:8080/x`',
    ],
    [
      'GET migrate/',
      { ...one, migrate: { build: '' } },
      'the check `GET migrate/` asks migrate, which runs once (migrate) and serves nothing',
      'name a service that keeps running and can be reached',
    ],
    ...[{ scale: 0 }, { deploy: { replicas: 0 } }].map((raw): [string, Sketches, string, string] => [
      'GET idle/',
      { ...one, idle: { image: 'acme/idle:2', ports: ['8001'], raw } },
      'the check `GET idle/` asks idle, which asks for 0 containers',
      'name a service that keeps running and can be reached',
    ]),
    ...(
      [
        ['none', 'has no network (`network_mode: none`)'],
        ['container:far', "shares the network of far, a container that is not the project's"],
      ] as const
    ).map(([mode, why]): [string, Sketches, string, string] => [
      'GET idle:80/',
      { ...one, idle: { image: 'acme/idle:2', raw: { network_mode: mode } } },
      `the check \`GET idle:80/\` asks idle, which ${why}`,
      'name a service that keeps running and can be reached',
    ]),
  ])('%s of %j is a problem: %s', (text, services, wrong, instead) => {
    expect(problems(project(services), settings({}, smoke(text)))).toEqual([
      { message: `x-gate.smoke: ${wrong}`, instead, at: { file: 'x-gate.smoke', line: 1, column: 1 } },
    ])
  })

  test('of a service that only the settings make is told once', () => {
    const by = settings({ migrate: ['app -- rake db:migrate'] }, smoke('GET app-migrate/'))
    expect(problems(project(one), by).map(({ message }) => message)).toEqual([
      'x-gate.smoke: the project has no service `app-migrate`',
    ])
  })

  test('all checks are told at once', () => {
    expect(problems(project(two), settings({}, smoke('GET /', 'GET /a', 'GET nobody/')))).toHaveLength(3)
  })
})

describe('a Hurl file', () => {
  test('is one check of all apps', () => {
    const plan = planned(
      project(two),
      settings({}, { checks: from('smoke', { kind: 'hurl', file: 'a.hurl' }) }),
    )
    expect(plan.steps.filter(({ kind }) => kind === 'check')).toEqual([
      {
        id: 'check:1',
        kind: 'check',
        service: 'api',
        hurl: 'a.hurl',
        apps: [
          { service: 'api', port: 9000 },
          { service: 'app', port: 8000 },
        ],
        needs: ['start:api', 'start:app'],
      },
    ])
  })
})
