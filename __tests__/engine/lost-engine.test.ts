import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { chosenRows, testInSoak } from '../harness/chosen-rows.js'
import { inventory } from '../harness/engine.js'
import { EventRecorder, firstLog } from '../harness/event-recorder.js'
import { command, type GateRun, type RunningGate, startGate } from '../harness/gate.js'
import { expectError, observedRun } from '../harness/observed-run.js'
import { app, type ComposeText, project, shell } from '../harness/project.js'
import { EngineProxy } from '../harness/proxy.js'
import { uniqueName } from '../harness/unique-name.js'

interface Case {
  readonly step: string
  readonly compose: ComposeText
  /** Whether the run is in the middle of that step. */
  isInStep(project: string, events: EventRecorder, gate: RunningGate): boolean | Promise<boolean>
}

const building = { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim\nRUN sleep 30\n' }
const cases: readonly Case[] = [
  {
    step: 'build',
    compose: { services: { app: { build: building, ports: ['8080'] } } },
    isInStep: async (_project, _events, { reports }) =>
      (await reports.read()).get('logs/build-app.log')?.includes('] RUN sleep 30') === true,
  },
  {
    step: 'job',
    compose: {
      services: { migrate: shell('echo migrating; sleep 300'), app: app({}, { depends_on: ['migrate'] }) },
    },
    isInStep: async (project, events) => (await firstLog(events, project, 'migrate')) !== '',
  },
  {
    step: 'check',
    compose: { services: { app: app({ DELAY: 300 }) } },
    isInStep: (_project, _events, { process }) => /✔ start app/.test(process.stderr),
  },
]

/** The teardown failed, and the report says which command removes the rest. */
function expectUnknownLeftovers({ report, stdout }: GateRun, name: string): void {
  expect(report?.steps.at(-1)).toMatchObject({ id: 'teardown', status: 'failed' })
  expect(report?.steps.at(-1)?.detail).toMatch(/engine/i)
  expect(report?.leftovers).toEqual([expect.stringContaining(`\`compose-gate down -p ${name}\``)])
  expect(stdout).toContain(`compose-gate down -p ${name}`)
}

describe('an engine that hangs', () => {
  const hanging = [
    { step: 'create', at: /^POST \S*\/containers\/create\?\S*name=/ },
    { step: 'start', at: /^POST \S*\/containers\/\w+\/start/ },
  ]

  const chosen = (step: string) => chosenRows(hanging, (row) => row.step === step)

  test.each(chosen('start'))(
    'during $step is not waited for longer than the run may take',
    async ({ step, at }) => {
      await using proxy = await EngineProxy.listen()
      await using files = await project({ services: { app: app() } })
      proxy.swallow(at)
      const run = await observedRun(['--timeout', '10s'], { cwd: files.path, env: proxy.env })
      expectError(run, { step: `${step}:app`, because: ['the whole run took longer than 10s'] })
      expect(run.report.durationMs).toBeLessThan(25_000)
    },
  )

  test.each(chosen('create'))(
    'during $step is not waited for when the run is cancelled',
    async ({ step, at }) => {
      await using proxy = await EngineProxy.listen()
      await using events = await EventRecorder.start()
      await using files = await project({ services: { app: app() } })
      proxy.swallow(at)
      const gate = await startGate([], { cwd: files.path, env: proxy.env })
      await gate.process.until(() => proxy.isHanging)
      gate.process.kill('SIGINT')
      const asked = performance.now()
      const { exitCode, report } = await gate.ended
      expect([exitCode, report?.reason]).toEqual([130, `Cancelled by SIGINT during ${step} app.`])
      expect(performance.now() - asked).toBeLessThan(7000)
      expect(await events.leftovers(report?.project ?? '')).toEqual([])
    },
  )
})

describe('an engine that is lost', () => {
  test.each(chosenRows(cases, ({ step }) => step === 'job'))(
    'during $step',
    async ({ compose, isInStep }) => {
      await using proxy = await EngineProxy.listen()
      await using events = await EventRecorder.start()
      await using files = await project(compose)
      const name = uniqueName('lost')
      const gate = await startGate(['-p', name], { cwd: files.path, env: proxy.env })
      await gate.process.until(() => isInStep(name, events, gate))
      await proxy.cut()

      const run = await gate.ended
      expect(run).toMatchObject({ exitCode: 3, report: { verdict: 'error', failedStep: null } })
      expect(run.report?.reason).toMatch(/engine/i)
      expect(`${run.stdout}${run.stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal/m)
      // It could not look: it must not say that nothing is left.
      expectUnknownLeftovers(run, name)

      expect(await command(['down', '-p', name])).toMatchObject({ exitCode: 0 })
      expect(await events.leftovers(name)).toEqual([])
    },
  )

  testInSoak('while a run that failed is removed: that is reported beside the failure', async () => {
    await using proxy = await EngineProxy.listen()
    await using events = await EventRecorder.start()
    const stubborn = app({ GRACE: 60 }, { depends_on: ['migrate'] })
    const migrate = shell('sleep 1; exit 7', { depends_on: ['db'] })
    await using files = await project({
      services: { db: { ...stubborn, depends_on: [], ports: [] }, migrate, app: stubborn },
      'x-gate': { database: ['db'] },
    })
    const name = uniqueName('lost')
    const args = ['-p', name, '--stop-grace', '30s']
    const gate = await startGate(args, { cwd: files.path, env: proxy.env })
    await gate.process.until(() => events.of(name).some(({ action }) => action === 'kill'))
    await proxy.cut()

    const run = await gate.ended
    expect(run).toMatchObject({ exitCode: 1, report: { verdict: 'failed', failedStep: 'job:migrate' } })
    expect(run.report?.reason).toMatch(/^migrate exited 7/)
    expectUnknownLeftovers(run, name)
    expect(await command(['down', '-p', name])).toMatchObject({ exitCode: 0 })
    expect(await events.leftovers(name)).toEqual([])
  })

  test('and comes back is asked to remove everything', async () => {
    await using proxy = await EngineProxy.listen()
    await using events = await EventRecorder.start()
    await using files = await project({ services: { app: app({ DELAY: 300 }) } })
    const gate = await startGate([], { cwd: files.path, env: proxy.env })
    await gate.process.until(() => /✔ start app/.test(gate.process.stderr))
    await proxy.cut()
    await pause(1500)
    await proxy.restore()
    const run = await gate.ended
    expect(run).toMatchObject({ exitCode: 3, report: { verdict: 'error' } })
    const { project: name = '' } = run.report ?? {}
    expect(run.report?.leftovers).toEqual([])
    expect(await events.leftovers(name)).toEqual([])
    expect(await inventory(name)).toEqual([])
  })
})
