import { describe, expect, test } from '@jest/globals'
import { explainText } from '../../../../src/plan/explain/explain-text.js'
import { planned, project } from '../sketch.js'
import { plan, services } from './shop.js'

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
  migration   migrate     its command is a migration (manage.py migrate)
      (services.migrate.command:1)
  app         app         it publishes port 8000  (services.app.ports:1)
  acceptance  acceptance  its name says acceptance  (services.acceptance:1)

Left out
  release  exists to be extended by app and migrate  (services.release:1)
  test     builds another target (test) and nothing needs it  (services.test.build.target:1)

For this run alone
  app: Free ports on 127.0.0.1 instead of 8000; \`ports: declared\` keeps them (HOST_PORT)

Worth knowing
  services.app.depends_on:1:1 warning MIGRATION_ORDER
      app does not wait until migrate has ended, so plain Compose runs both at once; the gate runs
      migrate first. Write \`depends_on: {migrate: {condition: service_completed_successfully}}\`
      under app
`)
})

test('what is different for the run alone, one line a code, before the findings', () => {
  const adjustments = [
    { code: 'FRESH_DATA', services: ['db', 'cache'], sentence: 'Data in fresh volumes instead of ./data' },
  ]
  expect(explainText({ ...plan, adjustments })).toContain(`
For this run alone
  db and cache: Data in fresh volumes instead of ./data (FRESH_DATA)

Worth knowing
`)
  expect(explainText({ ...plan, adjustments: [] })).not.toContain('For this run alone')
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

test('a reason that has no room behind a long name stands below it as a whole', () => {
  const long = planned(
    project({ 'worker-for-outgoing-mails': { image: 'acme/mails', command: 'sleep 600' } }),
  )
  const lines = explainText(long, 40).split('\n')
  const at = lines.findIndex((line) => line.endsWith('worker-for-outgoing-mails') && line.startsWith('  app'))
  expect(lines.slice(at, at + 2)).toEqual([
    '  app         worker-for-outgoing-mails',
    expect.stringMatching(/^ {6}\S+ \S+/),
  ])
})

test.each([
  [60, 60],
  [10, 40],
  [300, 100],
])('as a page for %i columns nothing that can be broken is wider than %i', (columns, widest) => {
  const lines = explainText(plan, columns).split('\n')
  const breakable = lines.filter((line) => !/^ {2}\S+:\d+:\d+ \w+ /.test(line))
  expect(Math.max(...breakable.map((line) => line.length))).toBeLessThanOrEqual(widest)
})

test('ten findings, and how many more there are', () => {
  const finding = (code: string) => ({ severity: 'notice', code, message: `${code} is found` }) as const
  const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L']
  const text = explainText({ ...plan, findings: codes.map(finding) })
  expect(text).toContain('notice J\n')
  expect(text).not.toContain('notice K')
  expect(text).toContain('  2 more: K and L (with `--format json`)\n')
  expect(explainText({ ...plan, findings: codes.slice(0, 10).map(finding) })).not.toContain(' more: ')
})
