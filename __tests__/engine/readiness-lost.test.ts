import { describe, expect, test } from '@jest/globals'
import { app, healthy, postgres, project, type ServiceText } from '../harness/project.js'
import { expectFailed, expectPassed, stepOf, type Trial, trial } from '../harness/trial.js'

/** A migration that has the database's container run a line of shell, waits, and then ends as told. */
const migration = (script: string, then: string, before = ''): ServiceText => ({
  image: 'postgres:17',
  depends_on: healthy('db'),
  environment: { PGPASSWORD: 'password' },
  entrypoint: ['sh', '-c'],
  command: [`${before} psql -h db -U postgres -c "COPY (SELECT) TO PROGRAM '${script}'"; ${then}`],
})

/** Its health check holds until the file is there. */
const db = (more: ServiceText = {}) =>
  postgres({
    healthcheck: {
      test: 'if test -f /tmp/sick; then echo feeling sick; exit 3; fi; pg_isready -U postgres',
      interval: '1s',
      retries: 2,
      start_period: '20s',
    },
    ...more,
  })

async function gate(services: Readonly<Record<string, ServiceText>>): Promise<Trial> {
  const release = app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } })
  await using folder = await project({ services: { ...services, app: release } })
  return await trial([], { cwd: folder.path })
}

describe('a database that was ready', () => {
  test('and becomes unhealthy is to blame for the migration that fails', async () => {
    const run = await gate({ db: db(), migrate: migration('touch /tmp/sick', 'exit 7') })
    expectFailed(run, {
      step: 'ready:db',
      because: ['db was ready, but is so no longer', 'its last probe exited 3', 'feeling sick'],
    })
  })

  // The engine counts failures only from its own first success on, which comes later than the gate's.
  test('and is unhealthy when the migration has ended is nothing to start an app on', async () => {
    const run = await gate({
      db: db(),
      migrate: migration('touch /tmp/sick', 'sleep 15; exit 0', 'sleep 5;'),
    })
    expectFailed(run, { step: 'ready:db', because: ['db was ready, but is so no longer', 'feeling sick'] })
    expect(stepOf(run, 'start:app').startedAt).toBeNull()
  })

  test('and was unhealthy for a while only is fine', async () => {
    const sick = 'touch /tmp/sick; (sleep 6; rm /tmp/sick) >/dev/null 2>&1 &'
    const run = await gate({ db: db(), migrate: migration(sick, 'sleep 15; exit 0', 'sleep 5;') })
    expectPassed(run)
  })

  test('and restarts is to blame for the migration that fails', async () => {
    const run = await gate({
      db: db({ restart: 'always' }),
      migrate: migration('kill -QUIT 1; sleep 5', 'exit 7'),
    })
    expectFailed(run, { step: 'ready:db', because: [/^db was ready, then exited \d+ and was started again/] })
  })

  test('and restarts under a migration that outlives it is fine', async () => {
    const run = await gate({
      db: db({ restart: 'always' }),
      migrate: migration(
        'kill -QUIT 1; sleep 5',
        'sleep 3; until psql -h db -U postgres -c "SELECT 1"; do sleep 1; done',
      ),
    })
    expectPassed(run)
  })

  test('and ends for good is to blame at once', async () => {
    const run = await gate({ db: db(), migrate: migration('kill -QUIT 1; sleep 5', 'sleep 60') })
    expectFailed(run, { step: 'ready:db', because: [/^db exited/] })
  })

  test('is not to blame for a migration that fails by itself', async () => {
    const run = await gate({ db: db(), migrate: migration('true', 'echo no such table; exit 7') })
    expectFailed(run, { step: 'job:migrate', because: ['migrate exited 7', 'no such table'] })
  })
})
