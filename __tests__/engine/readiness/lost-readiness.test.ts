import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../../harness/chosen-rows.js'
import {
  expectFailed,
  expectPassed,
  type ObservedRun,
  observedRun,
  stepOf,
} from '../../harness/observed-run.js'
import { app, healthy, postgres, project, type ServiceText } from '../../harness/project.js'

/** A migration that has the database's container run lines of shell, and then ends in the given way. */
const migration = (script: string, then: string): ServiceText => ({
  image: 'postgres:17',
  depends_on: healthy('db'),
  environment: { PGPASSWORD: 'password' },
  entrypoint: ['sh', '-c'],
  command: [`psql -h db -U postgres -c "COPY (SELECT) TO PROGRAM '${script}'"; ${then}`],
})

/** Its health check holds until a file is there. Each probe leaves a line in a file, by which a migration can wait. */
const db = (more: ServiceText = {}) =>
  postgres({
    volumes: ['./await-lines.sh:/await-lines.sh:ro'],
    healthcheck: {
      test: [
        'if test -f /tmp/sick; then echo feeling sick; echo >>/tmp/failed; exit 3; fi',
        'pg_isready -U postgres && echo >>/tmp/passed',
      ].join('; '),
      interval: '1s',
      retries: 2,
      start_period: '60s',
    },
    ...more,
  })

/** Lines of shell in the database's container: until probes have passed, or failed, so many times from now on. */
const passes = (count: number) => `sh /await-lines.sh /tmp/passed ${count}`
const failures = (count: number) => `sh /await-lines.sh /tmp/failed ${count}`
const awaitLines = `
lines() { cat "$1" 2>/dev/null | wc -l; }
wanted=$(($(lines "$1") + $2))
until test "$(lines "$1")" -ge "$wanted"; do sleep 0.2; done
`

async function gate(services: Readonly<Record<string, ServiceText>>): Promise<ObservedRun> {
  const release = app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } })
  await using folder = await project(
    { services: { ...services, app: release } },
    { 'await-lines.sh': awaitLines },
  )
  return await observedRun([], { cwd: folder.path })
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
  testInSoak('and is unhealthy when the migration has ended is nothing to start an app on', async () => {
    const run = await gate({
      db: db(),
      migrate: migration([passes(3), 'touch /tmp/sick', failures(4)].join('; '), 'exit 0'),
    })
    expectFailed(run, { step: 'ready:db', because: ['db was ready, but is so no longer', 'feeling sick'] })
    expect(stepOf(run, 'start:app').startedAt).toBeNull()
  })

  test('and was unhealthy for a while only is fine', async () => {
    const sick = [passes(3), 'touch /tmp/sick', failures(4), 'rm /tmp/sick', passes(3)].join('; ')
    const run = await gate({ db: db(), migrate: migration(sick, 'exit 0') })
    expectPassed(run)
  })

  testInSoak('and restarts is to blame for the migration that fails', async () => {
    const run = await gate({
      db: db({ restart: 'always' }),
      migrate: migration('kill -QUIT 1; sleep 5', 'exit 7'),
    })
    expectFailed(run, { step: 'ready:db', because: [/^db was ready, then exited \d+ and was started again/] })
  })

  testInSoak('and restarts under a migration that lasts longer is fine', async () => {
    const run = await gate({
      db: db({ restart: 'always' }),
      migrate: migration(
        'kill -QUIT 1; sleep 5',
        'sleep 3; until psql -h db -U postgres -c "SELECT 1"; do sleep 1; done',
      ),
    })
    expectPassed(run)
  })

  testInSoak('and ends for good is to blame at once', async () => {
    const run = await gate({ db: db(), migrate: migration('kill -QUIT 1; sleep 5', 'sleep 60') })
    expectFailed(run, { step: 'ready:db', because: [/^db exited/] })
  })

  testInSoak('is not to blame for a migration that fails by itself', async () => {
    const run = await gate({ db: db(), migrate: migration('cat >/dev/null', 'echo no such table; exit 7') })
    expectFailed(run, { step: 'job:migrate', because: ['migrate exited 7', 'no such table'] })
  })
})
