import { expect } from '@jest/globals'
import { stepOf } from '../harness/observed-run.js'
import { app, healthy, postgres, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

const migrate = shell('echo migrated', { depends_on: healthy('db') })
const waiting = app({}, { depends_on: healthy('db') })
const probe = (test: string | readonly string[]) => ({
  services: {
    db: postgres({ healthcheck: { test, interval: '1s', retries: 3 } }),
    migrate,
    app: waiting,
  },
})

redRuns('a database that', [
  {
    name: 'is never healthy',
    compose: probe("psql -U postgres -c 'SELECT 1 FROM nowhere'"),
    // Enough for a database to come up on a busy machine.
    args: ['--ready-timeout', '24s'],
    failure: {
      step: 'ready:db',
      because: ['db', 'not healthy within 24s', 'exited 1', 'relation "nowhere" does not exist'],
    },
    and: (run) => {
      expect(stepOf(run, 'job:migrate').startedAt).toBeNull()
      expect(stepOf(run, 'start:app').startedAt).toBeNull()
      expect(run.events.of(run.report.project).filter(({ action }) => action === 'start')).toHaveLength(1)
    },
  },
  {
    name: 'has a health check whose program is not there',
    onlyInSoak: true,
    compose: probe(['CMD', 'pg_is_ready']),
    args: ['--ready-timeout', '5s'],
    failure: { step: 'ready:db', because: ['db', /not in the image \(exit code 12[67]\)/, 'pg_is_ready'] },
  },
  {
    name: 'has a health check whose program the shell does not find',
    onlyInSoak: true,
    compose: probe('pg_is_ready'),
    args: ['--ready-timeout', '5s'],
    failure: { step: 'ready:db', because: ['db', '127', 'pg_is_ready', 'not found'] },
  },
  {
    name: 'has a health check whose program may not be run',
    onlyInSoak: true,
    compose: probe('/etc/passwd'),
    args: ['--ready-timeout', '5s'],
    failure: { step: 'ready:db', because: ['db', '126', '/etc/passwd', 'Permission denied'] },
  },
  {
    name: 'has a health check that hangs',
    onlyInSoak: true,
    compose: {
      services: {
        db: postgres({ healthcheck: { test: 'sleep 60', interval: '1s', timeout: '1s' } }),
        app: waiting,
      },
    },
    args: ['--ready-timeout', '4s'],
    failure: { step: 'ready:db', because: ['db', 'probe did not end', /1s|1000 ms/] },
  },
  {
    name: 'lacks a password and exits',
    onlyInSoak: true,
    compose: { services: { db: postgres({ environment: {} }), migrate, app: waiting } },
    failure: { step: 'ready:db', because: ['db exited 1'] },
    and: (run) => expect(run.stdout).toContain('superuser password is not specified'),
  },
  {
    name: 'dies in its initialisation',
    onlyInSoak: true,
    compose: {
      services: {
        db: postgres({ volumes: ['./init.sql:/docker-entrypoint-initdb.d/init.sql:ro'] }),
        migrate,
        app: waiting,
      },
    },
    files: { 'init.sql': 'CREATE TABLE broken (' },
    failure: { step: 'ready:db', because: ['db exited 3'] },
    and: (run) => expect(run.stdout).toContain('syntax error'),
  },
  {
    name: 'denies access to the health check',
    onlyInSoak: true,
    compose: probe("PGPASSWORD=wrong psql -h $$(hostname -i) -U postgres -c 'SELECT 1'"),
    args: ['--ready-timeout', '12s'],
    failure: {
      step: 'ready:db',
      because: ['db', 'not healthy within 12s', 'exited 2', 'authentication failed'],
    },
  },
  {
    name: 'dies under the migration, which is not to blame',
    onlyInSoak: true,
    compose: {
      services: {
        db: postgres(),
        migrate: {
          image: 'postgres:17',
          depends_on: healthy('db'),
          environment: { PGPASSWORD: 'password' },
          entrypoint: ['psql', '-h', 'db', '-U', 'postgres', '-c'],
          command: ["COPY (SELECT) TO PROGRAM 'kill -QUIT 1; sleep 5'"],
        },
        app: waiting,
      },
    },
    failure: { step: 'ready:db', because: [/^db exited/] },
  },
])
