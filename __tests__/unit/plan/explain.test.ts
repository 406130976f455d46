import { describe, expect, test } from '@jest/globals'
import { explainJson } from '../../../src/plan/explain/explain-json.js'
import { explainMermaid } from '../../../src/plan/explain/explain-mermaid.js'
import { explainText } from '../../../src/plan/explain/explain-text.js'
import { planned, project, type Sketch, settings, smoke } from './sketch.js'

const services: Readonly<Record<string, Sketch>> = {
  test: { build: 'test' },
  release: { build: '' },
  app: { build: '', extends: 'release', ports: ['8000:8000'], needs: { db: 'healthy' }, command: 'uwsgi' },
  migrate: { build: '', extends: 'release', needs: { db: 'healthy' }, command: 'manage.py migrate' },
  acceptance: { build: 'acceptance', needs: { app: 'started' } },
  db: { image: 'mysql:5.7', probe: 'mysqlshow' },
}
const whole = planned(project(services), settings({}, smoke('GET /todos')))
const plan = { ...whole, findings: whole.findings.filter(({ code }) => code === 'MIGRATION_ORDER') }

test('as a page', () => {
  expect(explainText(plan)).toBe(`Plan for shop

In this order
  1. build   acceptance
     build   app (its image serves migrate too)
     pull    mysql:5.7
  2. start   db, and wait until it is ready
  3. run     migrate to its end
  4. start   app
     check   GET /todos (app:8000)
  5. run     acceptance to its end
  6. remove  everything the run made

Who plays what
  database    db          mysql:5.7 is a data store  (services.db.image:1)
  migration   migrate     its command is a migration (manage.py migrate)  (services.migrate.command:1)
  app         app         it publishes port 8000  (services.app.ports:1)
  acceptance  acceptance  its name says acceptance  (services.acceptance:1)

Left out
  release  exists to be extended by app and migrate  (services.release:1)
  test     builds another target (test) and nothing needs it  (services.test.build.target:1)

Worth knowing
  services.app.depends_on:1:1 warning MIGRATION_ORDER
      app does not wait until migrate has ended, so plain Compose runs both at once; the gate runs
      migrate first. Write \`depends_on: {migrate: {condition: service_completed_successfully}}\`
      under app
`)
})

test('a companion is called that', () => {
  const page = explainText(planned(project({ ...services, worker: { image: 'acme/w' } })))
  expect(page).toMatch(/^ {2}companion {3}worker /m)
})

test('as a page of a run that leaves everything up', () => {
  const page = explainText(plan, 100, '`compose-gate down -p shop`')
  expect(page).toContain('\n  6. keep    everything up until `compose-gate down -p shop`\n')
  expect(page).not.toContain('remove  ')
})

describe('as a page of a large project', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`worker-${index}`, { image: `acme/w:${index}` }]),
  )
  const lines = explainText(planned(project({ ...services, ...many }))).split('\n')

  test('long lists are broken under their first name', () => {
    const start = lines.findIndex((line) => line.includes('start   app, worker-0'))
    expect(lines[start]?.length).toBeLessThanOrEqual(100)
    expect(lines[start + 1]).toMatch(/^ {13}worker-\d+, /)
  })
})

test.each([
  [60, 60],
  [10, 40],
  [300, 100],
])('as a page for %i columns nothing that can be broken is wider than %i', (columns, widest) => {
  const lines = explainText(plan, columns).split('\n')
  const fixed = lines.indexOf('Who plays what')
  const from = lines.indexOf('Worth knowing')
  const breakable = [
    ...lines.slice(0, fixed),
    ...lines.slice(from).filter((line) => line.startsWith('      ')),
  ]
  expect(Math.max(...breakable.map((line) => line.length))).toBeLessThanOrEqual(widest)
})

test('as a chart', () => {
  expect(
    explainMermaid(plan)
      .split('\n')
      .filter((line) => !line.includes('classDef')),
  ).toEqual([
    'flowchart LR',
    '  s0("build acceptance"):::image',
    '  s1("build app"):::image',
    '  s2("pull mysql:5.7"):::image',
    '  s3["db"]:::database',
    '  s4[["migrate"]]:::job',
    '  s5["app"]:::app',
    '  s6{{"GET /todos"}}:::check',
    '  s7[["acceptance"]]:::job',
    '  s2 --> s3',
    '  s1 --> s4',
    '  s3 -->|ready| s4',
    '  s1 --> s5',
    '  s4 -->|ended| s5',
    '  s5 --> s6',
    '  s0 --> s7',
    '  s6 --> s7',
    '',
  ])
})

test('a chart draws what no longer way says', () => {
  const short: Readonly<Record<string, Sketch>> = {
    db: { image: 'mysql:5.7', probe: 'mysqlshow' },
    api: { build: 'api', probe: 'true', needs: { db: 'healthy' } },
    web: { build: 'web', ports: ['80'], needs: { api: 'started', db: 'healthy' } },
    edge: { build: 'edge', ports: ['81'], needs: { web: 'started', api: 'healthy' } },
  }
  const chart = explainMermaid(planned(project(short)))
  const name = (service: string) => new RegExp(`(s\\d+)\\["${service}"`).exec(chart)?.[1]
  const [db, api, web, edge] = ['db', 'api', 'web', 'edge'].map(name)
  expect(chart.split('\n')).toEqual(
    expect.arrayContaining([
      `  ${db} -->|ready| ${api}`,
      `  ${api} --> ${web}`,
      `  ${web} --> ${edge}`,
      // The longer way only says that it has begun.
      `  ${api} -->|ready| ${edge}`,
    ]),
  )
  expect(chart).not.toContain(`${db} -->|ready| ${web}`)
})

test('a chart lets no text break out', () => {
  const chart = explainMermaid(planned(project(services), settings({}, smoke('GET /a"]<b>#&'))))
  expect(chart).toContain('{{"GET /a#quot;]#lt;b#gt;#35;#amp;"}}')
})

test('as JSON', () => {
  const document = JSON.parse(explainJson(plan))
  expect(Object.keys(document)).toEqual(['project', 'roles', 'steps', 'findings'])
  expect(document.roles.leftOut).toEqual([
    {
      service: 'release',
      why: 'exists to be extended by app and migrate',
      file: 'services.release',
      line: 1,
    },
    {
      service: 'test',
      why: 'builds another target (test) and nothing needs it',
      file: 'services.test.build.target',
      line: 1,
    },
  ])
  expect(document.steps.at(-1)).toEqual({
    id: 'teardown',
    kind: 'teardown',
    service: '',
    needs: ['job:acceptance'],
  })
  expect(document.steps[0]).toEqual({
    id: 'build:acceptance',
    kind: 'build',
    service: 'acceptance',
    needs: [],
  })
  expect(document.findings[0]).toMatchObject({ code: 'MIGRATION_ORDER', line: 1, column: 1 })
})
