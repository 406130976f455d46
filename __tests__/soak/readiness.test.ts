import { describe, expect, test } from '@jest/globals'
import { logOf, observedRun } from '../harness/observed-run.js'
import { databases, temporaryServerProject } from '../harness/temporary-server.js'

const RUNS = 20
/** Runs at the same time: more than the cores, so that the moments at which things happen vary. */
const AT_ONCE = 4

const rows = Object.entries(databases).flatMap(([name, database]) =>
  [0.5, 3, 10].map((seconds) => ({ name, seconds, database })),
)

describe(`${RUNS} migrations in a row do not meet the temporary server`, () => {
  test.each(rows)(
    'of $name that initialises for $seconds s',
    async ({ database, seconds }) => {
      await using folder = await temporaryServerProject(database, { seconds })
      const red: string[] = []
      for (let done = 0; done < RUNS; done += AT_ONCE) {
        const runs = Array.from({ length: AT_ONCE }, () => observedRun([], { cwd: folder.path }))
        for (const run of await Promise.all(runs)) {
          if (run.report.verdict === 'passed' && run.leftovers.length === 0) continue
          red.push(`${run.report.reason} ${logOf(run, 'migrate')} ${run.leftovers.join(', ')}`)
        }
      }
      expect(red).toEqual([])
    },
    15 * 60_000,
  )
})
