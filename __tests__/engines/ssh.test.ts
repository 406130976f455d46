import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { command, type Environment } from '../harness/gate.js'
import { expectPassed, observedRun } from '../harness/observed-run.js'
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

describe('an engine by way of ssh', () => {
  test('judges a release, and leaves nothing', async () => {
    await using folder = await files()
    const run = await observedRun([], { cwd: folder.path, env })
    expectPassed(run)
    expect(run.report.urls['app:8080']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await far.left(run.report.project)).toEqual([])
  })

  test('has a stack that stays up reached by later steps, until it is removed', async () => {
    await using folder = await files()
    const run = await observedRun(['--keep'], { cwd: folder.path, env })
    const url = run.report.urls['app:8080'] ?? ''
    const answers = () =>
      fetch(url).then(
        ({ status }) => status,
        () => 0,
      )
    for (let tries = 0; tries < 40 && (await answers()) === 0; tries += 1) await pause(50)
    expect(await answers()).toBe(200)
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
