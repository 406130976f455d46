import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../../harness/chosen-rows.js'
import { expectPassed, logOf, observedRun, stepOf } from '../../harness/observed-run.js'
import {
  databases,
  runProbingTemporaryServer,
  temporaryServerProject,
} from '../../harness/temporary-server.js'

// Every length with every database is part of the soak.
const rows = [{ name: 'mysql', seconds: 3, database: databases.mysql }]

// Plain Compose starts the migration as soon as the temporary server answers the health check, and the migration is
// then refused. That the health check really passes too early is seen in each test but the shortest.
describe('no migration meets the temporary server of a first boot', () => {
  test.each(rows)('of $name that initialises for $seconds s', async ({ database, seconds }) => {
    const untilProbed = seconds > 1
    await using folder = await temporaryServerProject(database, { seconds, untilProbed })
    const { run, probePassedEarly } = await runProbingTemporaryServer(database, folder)

    expectPassed(run)
    expect(logOf(run, 'migrate')).not.toMatch(/refused|can't connect/i)
    const ready = stepOf(run, 'ready:foo')
    expect(ready.durationMs).toBeGreaterThan(seconds * 1000)
    expect(stepOf(run, 'job:migrate')).toMatchObject({
      attempts: 1,
      needs: expect.arrayContaining([ready.id]),
    })
    if (untilProbed) expect(probePassedEarly).toBe(true)
  })

  testInSoak('whose health check grants less time than that takes, but is answered', async () => {
    const healthcheck = { test: databases.postgres.probe, interval: '4s', retries: 2 }
    await using folder = await temporaryServerProject(databases.postgres, {
      seconds: 10,
      service: { healthcheck },
    })
    const run = await observedRun([], { cwd: folder.path })

    expectPassed(run)
    expect(stepOf(run, 'ready:foo').durationMs).toBeGreaterThan(10_000)
  })
})
