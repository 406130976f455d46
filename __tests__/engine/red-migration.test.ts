import { expect } from '@jest/globals'
import { logOf, stepOf } from '../harness/observed-run.js'
import { app, type ComposeText, healthy, postgres, type ServiceText, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

const waiting = app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } })
const releaseWith = (migrate: ServiceText): ComposeText => ({ services: { migrate, app: waiting } })

redRuns('a migration that', [
  {
    name: 'exits 7',
    onlyInSoak: true,
    compose: releaseWith(shell('echo "column todo.title already exists" >&2; exit 7')),
    failure: { step: 'job:migrate', because: ['migrate exited 7', 'column todo.title already exists'] },
  },
  {
    name: 'fails against the real database',
    compose: {
      services: {
        db: postgres(),
        migrate: {
          image: 'postgres:17',
          depends_on: healthy('db'),
          environment: { PGPASSWORD: 'wrong' },
          entrypoint: ['psql', '-h', 'db', '-U', 'postgres', '-c', 'SELECT 1'],
        },
        app: waiting,
      },
    },
    failure: { step: 'job:migrate', because: ['migrate exited 2', 'password authentication failed'] },
    and: (run) => {
      expect(stepOf(run, 'start:app').startedAt).toBeNull()
      expect(logOf(run, 'migrate')).toMatch(/^psql: .*password authentication failed/)
      const started = run.events.of(run.report.project).filter(({ action }) => action === 'start')
      expect(started.map(({ service }) => service)).toEqual(['db', 'migrate'])
    },
  },
  {
    name: 'fails where nothing may be logged',
    compose: {
      services: {
        migrate: shell('echo never seen; exit 7', { logging: { driver: 'none' } }),
        app: waiting,
      },
    },
    failure: {
      step: 'job:migrate',
      because: [/^migrate exited 7; its log is empty, and it ran: echo never seen; exit 7\.$/],
    },
    and: (run) => {
      const note = /the log of migrate could not be kept: .*logging driver/
      expect(stepOf(run, 'teardown')).toMatchObject({ status: 'passed', detail: expect.stringMatching(note) })
      expect(run.stderr).toMatch(note)
      expect(Object.keys(run.report.logs)).toEqual(['app'])
    },
  },
  {
    name: 'hangs',
    compose: releaseWith(shell('echo waiting for a lock; sleep 600')),
    args: ['--migrate-timeout', '3s'],
    failure: { step: 'job:migrate', because: ['migrate did not end within 3s', 'waiting for a lock'] },
    and: (run) => {
      expect(stepOf(run, 'job:migrate').durationMs).toBeGreaterThanOrEqual(3000)
      expect(stepOf(run, 'job:migrate').durationMs).toBeLessThan(30_000)
    },
  },
  {
    name: 'is killed for memory',
    onlyInSoak: true,
    compose: {
      services: {
        migrate: {
          image: 'debian:bookworm-slim',
          command: ['perl', '-e', 'my $$x = "x" x 500_000_000'],
          mem_limit: '32m',
        },
        app: waiting,
      },
    },
    failure: { step: 'job:migrate', because: ['migrate was killed for memory', '32 MiB'] },
  },
  {
    name: 'is tried again by its restart policy, and fails each time',
    onlyInSoak: true,
    compose: { services: { migrate: shell('echo no; exit 9', { restart: 'on-failure:2' }), app: waiting } },
    failure: { step: 'job:migrate', because: ['migrate exited 9', '3 times'] },
    and: (run) => expect(stepOf(run, 'job:migrate').attempts).toBe(3),
  },
  {
    name: 'is a command of the app that fails',
    compose: { services: { app: app() } },
    args: ['--migrate', "app -- sh -c 'echo no such table; exit 5'"],
    failure: { step: 'job:app-migrate', because: ['exited 5', 'no such table'] },
  },
])
