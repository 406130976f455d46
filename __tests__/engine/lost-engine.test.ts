import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { inventory, Witness } from '../harness/engine.js'
import { command, type GateRun, startGate } from '../harness/gate.js'
import { app, type ComposeText, project, shell } from '../harness/project.js'
import { EngineProxy } from '../harness/proxy.js'
import { expectFailed, trial } from '../harness/trial.js'

interface Case {
  readonly step: string
  readonly compose: ComposeText
  /** What the engine does or prints once it is under way. */
  readonly service: string
}

const building = { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim\nRUN sleep 30\n' }
const cases: readonly Case[] = [
  { step: 'build', service: '', compose: { services: { app: { build: building, ports: ['8080'] } } } },
  {
    step: 'job',
    service: 'migrate',
    compose: { services: { migrate: shell('sleep 300'), app: app({}, { depends_on: ['migrate'] }) } },
  },
  { step: 'check', service: 'app', compose: { services: { app: app({ DELAY: 300 }) } } },
]

/** The teardown failed, and what removes the rest is said. */
function expectUntold({ report, stdout }: GateRun, name: string): void {
  expect(report?.steps.at(-1)).toMatchObject({ id: 'teardown', status: 'failed' })
  expect(report?.steps.at(-1)?.detail).toMatch(/engine/i)
  expect(report?.leftovers).toEqual([expect.stringContaining(`\`compose-gate down -p ${name}\``)])
  expect(stdout).toContain(`compose-gate down -p ${name}`)
}

describe('an engine that hangs', () => {
  const hanging = [
    { step: 'create', at: /^POST \S*\/containers\/create/ },
    { step: 'start', at: /^POST \S*\/containers\/\w+\/start/ },
  ]

  test.each(hanging)('during $step is not waited for longer than the run may take', async ({ step, at }) => {
    await using proxy = await EngineProxy.listen()
    await using files = await project({ services: { app: app() } })
    proxy.swallow(at)
    const run = await trial(['--timeout', '4s'], { cwd: files.path, env: proxy.env })
    expectFailed(run, { step: `${step}:app`, because: ['the whole run took longer than 4s'] })
    expect(run.report.durationMs).toBeLessThan(15_000)
  })

  test.each(hanging)('during $step is not waited for when the run is cancelled', async ({ step, at }) => {
    await using proxy = await EngineProxy.listen()
    await using witness = await Witness.begin()
    await using files = await project({ services: { app: app() } })
    proxy.swallow(at)
    const gate = await startGate([], { cwd: files.path, env: proxy.env })
    await gate.process.until('Plan for')
    await pause(2500)
    gate.process.kill('SIGINT')
    const asked = performance.now()
    const { exitCode, report } = await gate.ended
    expect([exitCode, report?.reason]).toEqual([130, `Cancelled by SIGINT during ${step} app.`])
    expect(performance.now() - asked).toBeLessThan(7000)
    expect(await witness.left(report?.project ?? '')).toEqual([])
  })
})

describe('an engine that is lost', () => {
  test.each(cases)('during $step', async ({ compose, service }) => {
    await using proxy = await EngineProxy.listen()
    await using witness = await Witness.begin()
    await using files = await project(compose)
    const name = `lost-${Date.now().toString(36)}`
    const gate = await startGate(['-p', name], { cwd: files.path, env: proxy.env })
    const has = (action: string) =>
      witness.of(name).some((moment) => moment.service === service && moment.action === action)
    await gate.process.until(service === '' ? 'Plan for' : () => has('start'))
    await pause(1500)
    await proxy.cut()

    const run = await gate.ended
    expect(run).toMatchObject({ exitCode: 3, report: { verdict: 'error', failedStep: null } })
    expect(run.report?.reason).toMatch(/engine/i)
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal/m)
    // It could not look: it must not say that nothing is left.
    expectUntold(run, name)

    expect(await command(['down', '-p', name])).toMatchObject({ exitCode: 0 })
    expect(await witness.left(name)).toEqual([])
  })

  test('while a run that failed is removed, which is told beside the failure', async () => {
    await using proxy = await EngineProxy.listen()
    await using witness = await Witness.begin()
    const stubborn = app({ GRACE: 60 }, { depends_on: ['migrate'] })
    const migrate = shell('sleep 1; exit 7', { depends_on: ['db'] })
    await using files = await project({
      services: { db: { ...stubborn, depends_on: [], ports: [] }, migrate, app: stubborn },
      'x-gate': { database: ['db'] },
    })
    const name = `lost-${Date.now().toString(36)}`
    const args = ['-p', name, '--stop-grace', '30s']
    const gate = await startGate(args, { cwd: files.path, env: proxy.env })
    await gate.process.until(() => witness.of(name).some(({ action }) => action === 'kill'))
    await proxy.cut()

    const run = await gate.ended
    expect(run).toMatchObject({ exitCode: 1, report: { verdict: 'failed', failedStep: 'job:migrate' } })
    expect(run.report?.reason).toMatch(/^migrate exited 7/)
    expectUntold(run, name)
    expect(await command(['down', '-p', name])).toMatchObject({ exitCode: 0 })
    expect(await witness.left(name)).toEqual([])
  })

  test('and comes back is asked to remove everything', async () => {
    await using proxy = await EngineProxy.listen()
    await using witness = await Witness.begin()
    await using files = await project({ services: { app: app({ DELAY: 300 }) } })
    const gate = await startGate([], { cwd: files.path, env: proxy.env })
    await gate.process.until(() => /start app/.test(gate.process.stderr))
    await proxy.cut()
    await pause(1500)
    await proxy.restore()
    const run = await gate.ended
    expect(run).toMatchObject({ exitCode: 3, report: { verdict: 'error' } })
    const { project: name = '' } = run.report ?? {}
    expect(run.report?.leftovers).toEqual([])
    expect(await witness.left(name)).toEqual([])
    expect(await inventory(name)).toEqual([])
  })
})
