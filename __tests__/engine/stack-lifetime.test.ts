import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { inventory } from '../harness/engine.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { command, runGate } from '../harness/gate.js'
import { expectPassed, logOf, observedRun, stepOf } from '../harness/observed-run.js'
import { app, postgres, project, variable, writer } from '../harness/project.js'

const SIGTERM = 15
const SIGKILL = 9

describe('a stack that is kept', () => {
  test('answers until it is removed by its name', async () => {
    await using files = await project({
      services: { db: writer('up'), app: app({}, { depends_on: ['db'] }) },
    })
    await using events = await EventRecorder.start()
    const run = await runGate(['--keep'], { cwd: files.path })
    expect(run).toMatchObject({ exitCode: 0, report: { verdict: 'passed' } })
    const { project: name = '', urls = {} } = run.report ?? {}
    expect(run.files.get('logs/app.log')).toContain('listening')
    const answer = await fetch(urls['app:8080'] ?? '')
    expect(await answer.text()).toBe('ok')
    expect(await events.leftovers(name)).toEqual(
      expect.arrayContaining([expect.stringContaining('container'), expect.stringContaining('network')]),
    )

    const down = await command(['down', '-p', name])
    expect(down).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^Removed 2 containers, 1 network of /m),
    })
    expect(await events.leftovers(name)).toEqual([])
    expect(await command(['down', '-p', name])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Nothing of'),
    })
  })
})

testInSoak('a stack that is kept, and may log nothing, is none the worse for it', async () => {
  await using files = await project({ services: { app: app({}, { logging: { driver: 'none' } }) } })
  await using events = await EventRecorder.start()
  const run = await runGate(['--keep'], { cwd: files.path })
  expect(run).toMatchObject({ exitCode: 0, report: { verdict: 'passed', logs: {} } })
  expect(run.stderr).toMatch(/the log of app could not be kept: .*logging driver/)
  const name = run.report?.project ?? ''
  expect(await command(['down', '-p', name])).toMatchObject({ exitCode: 0 })
  expect(await events.leftovers(name)).toEqual([])
})

describe('the end of a container', () => {
  const compose = { services: { app: app({ GRACE: 1 }) } }
  const signals = (run: Awaited<ReturnType<typeof observedRun>>) =>
    run.events
      .of(run.report.project)
      .filter(({ action }) => action === 'kill')
      .map(({ signal }) => signal)

  test('is quick by default', async () => {
    await using files = await project(compose)
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(signals(run)).toEqual([SIGKILL])
    expect(logOf(run, 'app')).not.toContain('SIGTERM')
  })

  testInSoak('takes the time it may', async () => {
    await using files = await project(compose)
    const run = await observedRun(['--stop-grace', '20s'], { cwd: files.path })
    expectPassed(run)
    expect(signals(run)).toEqual([SIGTERM])
    expect(logOf(run, 'app')).toMatch(/SIGTERM received\nended in peace\n$/)
    expect(stepOf(run, 'teardown').durationMs).toBeLessThan(15_000)
  })

  testInSoak('comes all the same where it takes longer', async () => {
    await using files = await project({ services: { app: app({ GRACE: 60 }) } })
    const run = await observedRun(['--stop-grace', '1s'], { cwd: files.path })
    expectPassed(run)
    expect(signals(run)).toEqual([SIGTERM, SIGKILL])
    expect(logOf(run, 'app')).toMatch(/SIGTERM received\n$/)
  })
})

describe('two runs at the same time', () => {
  test('of one project do not disturb each other', async () => {
    await using files = await project({
      services: {
        db: postgres({ container_name: 'fixed-name' }),
        app: app(
          {},
          {
            ports: ['8000:8080'],
            depends_on: ['db'],
            volumes: ['./server.pl:/app/server.pl:ro', 'data:/data'],
          },
        ),
      },
      volumes: { data: { name: 'fixed-volume' } },
      networks: { default: { name: 'fixed-network' } },
    })
    const [one, other] = await Promise.all([
      observedRun([], { cwd: files.path }),
      observedRun([], { cwd: files.path }),
    ])
    expectPassed(one)
    expectPassed(other)
    expect(one.report.project).not.toBe(other.report.project)
    expect(await inventory(one.report.project)).toEqual([])
    expect(Object.keys(one.report.logs).sort()).toEqual(['app', 'db'])
    expect(Object.keys(other.report.logs).sort()).toEqual(['app', 'db'])
  })
})

describe('secrets', () => {
  testInSoak('from the environment never show', async () => {
    const secret = 'correct horse battery staple'
    await using files = await project({
      services: {
        db: postgres({ environment: ['POSTGRES_PASSWORD'] }),
        migrate: app(
          {},
          {
            command: [
              'sh',
              '-c',
              'echo "connecting with $$DB_PASSWORD and $$(cat /run/secrets/token)"; exit 1',
            ],
            environment: { DB_PASSWORD: variable('POSTGRES_PASSWORD') },
            secrets: ['token'],
            ports: [],
            depends_on: ['db'],
          },
        ),
        app: app({}, { depends_on: ['migrate'] }),
      },
      secrets: { token: { environment: 'API_TOKEN' } },
    })
    const env = { POSTGRES_PASSWORD: secret, API_TOKEN: 'tok-4711-0815' }
    const run = await observedRun([], { cwd: files.path, env })
    expect(run).toMatchObject({ exitCode: 1, leftovers: [], report: { failedStep: 'job:migrate' } })
    expect(logOf(run, 'migrate')).toBe('connecting with *** and ***\n')
    expect(run.report.reason).toContain('connecting with *** and ***')
    const everything = [run.stdout, run.stderr, ...run.files.values()].join('\n')
    expect(everything).not.toContain(secret)
    expect(everything).not.toContain('tok-4711-0815')
  })
})
