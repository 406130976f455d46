import { describe, expect, test } from '@jest/globals'
import { expectPassed, logOf, stepOf } from '../harness/trial.js'
import { databases, spring, trap } from './readiness/trap.js'

// Plain Compose starts the migration as soon as the temporary server answers the health check, and the migration is
// then refused: the trap is real, and each test sees that it was.
describe('no migration meets the temporary server of a first boot', () => {
  test.each(
    Object.entries(databases).flatMap(([name, database]) =>
      [0.5, 3, 10].map((seconds) => ({ name, seconds, database })),
    ),
  )('of $name that initialises for $seconds s', async ({ database, seconds }) => {
    await using folder = await trap(database, seconds)
    const { run, sights } = await spring(database, folder)

    expectPassed(run)
    expect(logOf(run, 'migrate')).not.toMatch(/refused|can't connect/i)
    const ready = stepOf(run, 'ready:foo')
    expect(ready.durationMs).toBeGreaterThan(seconds * 1000)
    expect(stepOf(run, 'job:migrate')).toMatchObject({
      attempts: 1,
      needs: expect.arrayContaining([ready.id]),
    })
    // Half a second is over before an eyewitness on a busy machine has looked.
    if (seconds > 1) expect(sights).toContainEqual({ passed: true, trapped: true })
    expect(sights).toContainEqual({ passed: true, trapped: false })
  })

  test('whose health check grants less time than that takes, but is answered', async () => {
    const database = databases.postgres
    const healthcheck = { test: database.probe, interval: '3s', retries: 2 }
    await using folder = await trap(database, 10, { healthcheck })
    const { run } = await spring(database, folder)

    expectPassed(run)
    expect(stepOf(run, 'ready:foo').durationMs).toBeGreaterThan(10_000)
  })
})
