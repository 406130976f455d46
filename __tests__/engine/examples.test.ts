import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { ForeignResources } from '../harness/foreign-resources.js'
import { root } from '../harness/gate.js'
import { expectPassed, logOf, type ObservedRun, observedRun, stepOf } from '../harness/observed-run.js'

// The first build on a machine fetches the packages of a whole distribution.
jest.setTimeout(600_000)

/** Milliseconds since 1970. */
function time(run: ObservedRun, id: string, end: 'startedAt' | 'endedAt'): number {
  return Date.parse(stepOf(run, id)[end] ?? 'never')
}

/** By the gate's own records, and by what the engine said meanwhile. */
function expectInOrder(run: ObservedRun): void {
  expect(time(run, 'job:migrate', 'startedAt')).toBeGreaterThanOrEqual(time(run, 'ready:db', 'endedAt'))
  expect(time(run, 'start:app', 'startedAt')).toBeGreaterThanOrEqual(time(run, 'job:migrate', 'endedAt'))
  expect(time(run, 'check:1', 'startedAt')).toBeGreaterThanOrEqual(time(run, 'start:app', 'endedAt'))
  expect(stepOf(run, 'ready:db').attempts).toBeGreaterThan(0)

  const { project } = run.report
  const [started, ended] = ['start', 'die'].map((action) =>
    run.events.of(project).filter((moment) => moment.action === action),
  )
  expect(started?.map(({ service }) => service).slice(0, 3)).toEqual(['db', 'migrate', 'app'])
  expect(ended?.[0]).toMatchObject({ service: 'migrate', exitCode: 0 })
  const { at: migrated } = run.events.first(project, 'migrate', 'die')
  expect(run.events.first(project, 'app', 'start').at).toBeGreaterThan(migrated)
  // Clocks of one machine: the container really started while its step ran.
  const migrating = run.events.first(project, 'migrate', 'start').at
  expect(migrating).toBeGreaterThan(time(run, 'ready:db', 'endedAt'))
}

function expectLeftOut(run: ObservedRun): void {
  const leftOut = run.report.roles?.leftOut ?? []
  expect(leftOut.map(({ service }) => service).sort()).toEqual(['release', 'test'])
  for (const { why, file, line } of leftOut) {
    expect(why).toMatch(/extended|target/)
    expect(file).toMatch(/docker-compose\.yml$/)
    expect(line).toBeGreaterThan(0)
  }
  const touched = run.report.steps.filter(({ service }) => ['release', 'test'].includes(service))
  expect(touched).toEqual([])
  const seen = run.events.of(run.report.project).map(({ service }) => service)
  expect(seen).not.toContain('release')
  expect(seen).not.toContain('test')
}

describe('todobackend', () => {
  test('as it is, without any further configuration', async () => {
    await using foreign = await ForeignResources.create()
    const before = await foreign.state()
    const run = await observedRun([], { cwd: join(root, 'examples/todobackend') })
    expectPassed(run)
    expectInOrder(run)
    expectLeftOut(run)
    expect(stepOf(run, 'check:1')).toMatchObject({ status: 'passed', service: 'app' })
    expect(stepOf(run, 'job:acceptance').startedAt ?? '').not.toBe('')
    expect(time(run, 'job:acceptance', 'startedAt')).toBeGreaterThanOrEqual(time(run, 'start:app', 'endedAt'))

    expect(run.report.project).toMatch(/^todobackend-gate-[0-9a-f]{6}$/)
    expect(Object.keys(run.report.images).sort()).toEqual(['acceptance', 'app', 'db', 'migrate'])
    expect(run.report.images.app).toBe(run.report.images.migrate)
    expect(run.report.urls['app:8000']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(logOf(run, 'db')).toContain('ready for connections')
    expect(logOf(run, 'migrate')).toContain('Applying todo.0001_initial... OK')
    expect(logOf(run, 'app')).toContain('GET /todos')
    expect(logOf(run, 'acceptance')).toContain('OK')
    expect(await foreign.state()).toEqual(before)
  })

  testInSoak('as the old format has it, with nothing between app and migrate', async () => {
    const cwd = join(root, 'examples/todobackend-v2.4')
    const run = await observedRun(['--smoke', 'GET /todos 200 json=[]'], { cwd })
    expectPassed(run)
    expectInOrder(run)
    expectLeftOut(run)
    expect(logOf(run, 'migrate')).toContain('Applying todo.0001_initial... OK')
    expect(logOf(run, 'app')).toContain('GET /todos')
    expect(logOf(run, 'db').length).toBeGreaterThan(100)
    expect(run.report.findings.map(({ code }) => code)).toContain('MIGRATION_ORDER')
  })
})
