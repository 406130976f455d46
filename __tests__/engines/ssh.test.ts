import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contextOf } from '../harness/docker-contexts.js'
import { endingsAt } from '../harness/endings.js'
import { command, type Environment } from '../harness/gate.js'
import { processWith } from '../harness/gate-place.js'
import { observedRun } from '../harness/observed-run.js'
import { project } from '../harness/project.js'
import { SecondEngine } from '../harness/second-engine.js'
import { buildSmallApp, smallApp } from '../harness/small-app.js'

let far: SecondEngine
let env: Environment

beforeAll(async () => {
  await buildSmallApp()
  far = await SecondEngine.start()
  await far.give(smallApp)
  env = await far.overSsh()
})

afterAll(async () => await far?.[Symbol.asyncDispose]())

const files = () => project({ services: { app: { image: smallApp, ports: ['8080'] } } })

const FORWARDED = /^http:\/\/127\.0\.0\.1:\d+$/

endingsAt('an engine by way of ssh', FORWARDED, async () => processWith(far, { env }))

endingsAt('an engine by way of ssh, by a context', FORWARDED, async () =>
  processWith(far, { env: await contextOf(env, far.shared) }),
)

describe('an engine by way of ssh', () => {
  test('has a stack that stays up reached by later steps, until it is removed', async () => {
    await using folder = await files()
    const before = await far.sshConnections()
    const run = await observedRun(['--keep'], { cwd: folder.path, env })
    const url = run.report.urls['app:8080'] ?? ''
    const answers = () =>
      fetch(url).then(
        ({ status }) => status,
        () => 0,
      )
    expect(await answers()).toBe(200)
    // That of the run, and that which keeps the ports.
    expect((await far.sshConnections()) - before).toBe(2)
    expect((await command(['down', '-p', run.report.project], { env })).exitCode).toBe(0)
    expect([await answers(), await far.left(run.report.project)]).toEqual([0, []])
  })

  test('on a machine that lets nobody in is an error in the words of ssh', async () => {
    await using folder = await files()
    const run = await observedRun([], { cwd: folder.path, env: { ...env, DOCKER_HOST: 'ssh://127.0.0.1:9' } })
    expect([run.report.verdict, run.exitCode]).toEqual(['error', 3])
    expect(run.report.reason).toMatch(/no Docker Engine answers at ssh:\/\/127\.0\.0\.1:9: .*refused/)
  })
})
