import { expect, test } from '@jest/globals'
import { observedRun, stepOf } from '../harness/observed-run.js'
import { app, project } from '../harness/project.js'

/** Where nothing but the engine's socket leads out, as in a container that was given it. */
const ALONE = process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--map-root-user', '--net']

test('an app that listens where the gate cannot get to is not called a bad release', async () => {
  await using files = await project({ services: { app: app() } })
  const run = await observedRun(['--smoke-timeout', '2s'], { cwd: files.path, under: ALONE })
  const { verdict, reason, leftovers } = run.report
  expect({ verdict, reason, leftovers, exitCode: run.exitCode, left: run.leftovers }).toEqual({
    verdict: 'error',
    reason: 'port 8080 of app is published where this process cannot reach it.',
    leftovers: [],
    exitCode: 3,
    left: [],
  })
  expect(run.stdout).toContain('→ run compose-gate on the engine')
})

test('one that does not listen there either is', async () => {
  await using files = await project({ services: { app: app({ DELAY: 600 }) } })
  const run = await observedRun(['--smoke-timeout', '2s'], { cwd: files.path, under: ALONE })
  expect(run.report.verdict).toBe('failed')
  expect(stepOf(run, 'check:1').detail).toContain('network unreachable, after 2')
})
