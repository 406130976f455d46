import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { chosenRows } from '../harness/chosen-rows.js'
import { type ObservedRun, observedRun } from '../harness/observed-run.js'
import { app, project, type ServiceText } from '../harness/project.js'

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
  const apps: (readonly [string, ServiceText])[] = [
    ['one that works', app()],
    ['one that never listens', app({ DELAY: 600 })],
    ['one on the network of the machine', app({}, { network_mode: 'host', ports: [] })],
  ]
  test.each(chosenRows(apps, (_, index) => index !== 1))('%s is not judged', async (_, service) => {
    await using files = await project({ services: { app: service } })
    const smoke = ['--smoke', 'GET app:8080/ 200']
    const run = await observedRun(smoke, { cwd: files.path, under: ALONE })
    expectOutOfReach(run, 'the engine publishes their ports on another network')
  })
})

test('a server that was there before answers for no app on the network of the machine', async () => {
  const stranger = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
  try {
    await new Promise((resolve) => stranger.once('listening', resolve))
    const { port } = stranger.address() as AddressInfo
    const broken = app({ DELAY: 600, PORT: port }, { network_mode: 'host', ports: [] })
    await using files = await project({ services: { app: broken } })
    const run = await observedRun(['--smoke', `GET app:${port}/ 200`], { cwd: files.path })
    const { verdict, reason } = run.report
    expect({ verdict, reason, exitCode: run.exitCode, left: run.leftovers }).toEqual({
      verdict: 'error',
      reason: `something else than app listens at 127.0.0.1:${port}: it did so before the run began.`,
      exitCode: 3,
      left: [],
    })
  } finally {
    stranger.close()
  }
})
