import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Environment } from '../harness/gate.js'
import { type ObservedRun, observedRun } from '../harness/observed-run.js'
import { project, type ServiceText } from '../harness/project.js'
import { SecondEngine } from '../harness/second-engine.js'
import { buildSmallApp, smallApp } from '../harness/small-app.js'

/** An engine on another machine. */
let far: SecondEngine

beforeAll(async () => {
  await buildSmallApp()
  far = await SecondEngine.start({ tls: true })
  await far.give(smallApp)
})

afterAll(async () => await far?.[Symbol.asyncDispose]())

const QUICK = ['--settle', '300ms', '--smoke-timeout', '2s']

async function runOn(env: Environment, app: ServiceText = {}): Promise<ObservedRun> {
  await using files = await project({ services: { app: { image: smallApp, ports: ['8080'], ...app } } })
  const run = await observedRun(QUICK, { cwd: files.path, env })
  expect(await far.left(run.report.project)).toEqual([])
  return run
}

/** Not judged, before anything was made, in docker's own words and with what to do. */
function expectUntold(run: ObservedRun, reason: string, instead: string): void {
  const { verdict, failedStep } = run.report
  expect({ verdict, failedStep, exitCode: run.exitCode }).toEqual({
    verdict: 'error',
    failedStep: null,
    exitCode: 3,
  })
  expect(run.report.reason).toContain(reason)
  expect(run.stdout).toContain(instead)
}

describe('an engine on another machine, over TLS', () => {
  test('judges one that does not', async () => {
    const run = await runOn(far.env, { environment: { STATUS: '500' } })
    expect([run.report.verdict, run.exitCode]).toEqual(['failed', 1])
  })

  test.each([
    ['without keys', { DOCKER_CERT_PATH: '/nowhere' }, 'no such file or directory', 'set DOCKER_CERT_PATH'],
    ['without TLS', { DOCKER_TLS_VERIFY: '' }, 'HTTP request to an HTTPS server', 'set DOCKER_TLS_VERIFY=1'],
    ['at an unknown name', { DOCKER_HOST: 'tcp://nowhere.invalid:2376' }, 'no such host', 'correct the name'],
  ])('is not asked %s', async (_, env, reason, instead) => {
    expectUntold(await runOn({ ...far.env, ...env }), reason, instead)
  })
})
