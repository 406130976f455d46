import { PassThrough } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { systemClock } from '../../src/common/clock.js'
import { Docker } from '../../src/engine/docker.js'
import { engine, engineSocket } from '../harness/engine.js'
import { testSince } from '../harness/newer-compose.js'
import { expectFailed, expectPassed, logOf, observedRun, stepOf } from '../harness/observed-run.js'
import { app, postgres, project } from '../harness/project.js'

const psql = (sql: string) => ({
  image: 'postgres:17',
  command: ['psql', '-h', 'db', '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-c', sql],
  environment: { PGPASSWORD: 'password' },
})

/** The database has no health check, and the file waits for its start alone. */
const migrating = (...statements: readonly string[]) => ({
  services: {
    db: postgres({ healthcheck: { disable: true } }),
    app: app({}, { depends_on: ['db'], pre_start: statements.map(psql) }),
  },
})

test('what a hook prints is read from before its start on', async () => {
  const command = ['sh', '-c', 'echo early; sleep 0.3; echo late']
  const container = await engine.createContainer({ Image: 'debian:bookworm-slim', Cmd: command })
  try {
    const endpoint = engineSocket && { host: `unix://${engineSocket}`, tlsPath: undefined }
    const docker = await Docker.connect(endpoint || undefined, systemClock)
    const printed = new PassThrough()
    const followed = docker.followLog(container.id, printed, new AbortController().signal)
    // The engine gets the question before the start.
    await pause(200)
    await container.start()
    await followed
    expect(String(printed.read())).toBe('early\nlate\n')
  } finally {
    await container.remove({ force: true })
  }
})

testSince('5.3.0', 'pre_start migrates once the database is ready, and before the app starts', async () => {
  await using folder = await project(migrating('CREATE TABLE todo (title text)', 'SELECT title FROM todo'))
  const run = await observedRun([], { cwd: folder.path })
  expectPassed(run)
  expect(stepOf(run, 'job:app.pre_start')).toMatchObject({
    status: 'passed',
    needs: expect.arrayContaining(['ready:db']),
  })
  expect(logOf(run, 'app.pre_start')).toContain('CREATE TABLE')
  expect(run.report.reason).toContain("app's pre_start exited 0")
})

testSince('5.3.0', 'a migration in pre_start that fails is told by its own words, at its line', async () => {
  await using folder = await project(migrating('CREATE TABLE todo (title text)', 'SELECT slug FROM todo'))
  const run = await observedRun([], { cwd: folder.path })
  expectFailed(run, {
    step: 'job:app.pre_start',
    because: ["app's pre_start (second of two) exited 1: ", 'column "slug" does not exist'],
  })
  expect(stepOf(run, 'start:app').startedAt).toBeNull()
  expect(run.stdout).toContain('→ app never started')
  expect(logOf(run, 'app.pre_start')).toContain('column "slug" does not exist')
})

testSince('2.30.0', 'post_start that fails is told by its own words', async () => {
  const hooks = [
    { command: ['true'] },
    { command: ['sh', '-c', 'echo "Error: no cache at $$0"; exit 3', '/x'] },
  ]
  await using folder = await project({ services: { app: app({}, { post_start: hooks }) } })
  const run = await observedRun([], { cwd: folder.path })
  expectFailed(run, {
    step: 'start:app',
    because: ["app's post_start (second of two) exited 3: Error: no cache at /x"],
  })
  const before = (await folder.read()).get('compose.yaml')?.split('- command:').slice(0, -1).join('')
  expect(run.stdout).toContain(`at compose.yaml:${before?.split('\n').length}\n`)
  expect(logOf(run, 'app.post_start')).toContain('Error: no cache at /x')
})
