import { describe, expect, test } from '@jest/globals'
import { type ObservedRun, observedRun } from '../harness/observed-run.js'
import { app, project } from '../harness/project.js'

/** Where nothing but the engine's socket leads out, as in a container that was given it. */
const ALONE = process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--map-root-user', '--net']

/** The gate could not judge, said so before it made anything, and told what to do. */
function expectOutOfReach(run: ObservedRun, reason: string): void {
  const { verdict, leftovers, steps } = run.report
  const begun = steps.filter(({ startedAt }) => startedAt !== null)
  expect({
    verdict,
    reason: run.report.reason,
    leftovers,
    exitCode: run.exitCode,
    begun,
    left: run.leftovers,
  }).toEqual({
    verdict: 'error',
    reason: expect.stringContaining(reason),
    leftovers: [],
    exitCode: 3,
    begun: [],
    left: [],
  })
  expect(run.stdout).toMatch(/^ {2}→ run compose-gate on the engine's own machine/m)
}

describe('where the gate cannot get to the apps', () => {
  test.each([
    ['one that works', app()],
    ['one that never listens', app({ DELAY: 600 })],
    ['one on the network of the machine', app({}, { network_mode: 'host', ports: [] })],
  ])('%s is not judged', async (_, service) => {
    await using files = await project({ services: { app: service } })
    const smoke = ['--smoke', 'GET app:8080/ 200']
    const run = await observedRun(smoke, { cwd: files.path, under: ALONE })
    expectOutOfReach(run, 'the engine publishes their ports on another network')
  })
})
