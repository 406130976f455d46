import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Environment } from '../harness/gate.js'
import { expectPassed, type ObservedRun, observedRun } from '../harness/observed-run.js'
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
  test('judges a release that works', async () => {
    const run = await runOn(far.env)
    expectPassed(run)
    expect(run.report.urls['app:8080']).toMatch(`http://${far.address}:`)
  })
})

test('a context that is gone leads to no other engine', async () => {
  const env = { DOCKER_HOST: undefined, DOCKER_CONTEXT: 'nope' }
  expectUntold(await runOn(env), 'context "nope"', 'set DOCKER_CONTEXT')
})

test('a socket of this machine that leads to another one is noticed', async () => {
  const run = await runOn({ DOCKER_HOST: `unix://${far.socket}` })
  expectUntold(run, 'the engine publishes their ports on another network', 'run compose-gate on')
})
