import { describe, expect, test } from '@jest/globals'
import { databases, trap } from '../engine/readiness/trap.js'
import { logOf, trial } from '../harness/trial.js'

const RUNS = 20
/** Runs at the same time: more than the cores, so that the moments at which things happen vary. */
const AT_ONCE = 4

const scenes = Object.entries(databases).flatMap(([name, database]) =>
  [0.5, 3, 10].map((seconds) => ({ name, seconds, database })),
)

describe(`${RUNS} migrations in a row do not meet the temporary server`, () => {
  test.each(scenes)(
    'of $name that initialises for $seconds s',
    async ({ database, seconds }) => {
      await using folder = await trap(database, seconds)
      const red: string[] = []
      for (let done = 0; done < RUNS; done += AT_ONCE) {
        const runs = Array.from({ length: AT_ONCE }, () => trial([], { cwd: folder.path }))
        for (const run of await Promise.all(runs)) {
          if (run.report.verdict === 'passed' && run.left.length === 0) continue
          red.push(`${run.report.reason} ${logOf(run, 'migrate')} ${run.left.join(', ')}`)
        }
      }
      expect(red).toEqual([])
    },
    15 * 60_000,
  )
})
