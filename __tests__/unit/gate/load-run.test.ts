import { expect, test } from '@jest/globals'
import { loadRun } from '../../../src/gate/load-run.js'
import { execute } from '../../../src/run/execute.js'
import { EndedJobs } from '../../../src/teardown/ended-jobs.js'
import { teardown } from '../../../src/teardown/teardown.js'

test('what a run needs is loaded', async () => {
  const [run, end, jobs] = await loadRun()
  expect([run.execute, end.teardown, jobs.EndedJobs]).toEqual([execute, teardown, EndedJobs])
})
