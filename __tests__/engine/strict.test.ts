import { describe, expect, test } from '@jest/globals'
import type { Folder } from '../harness/folder.js'
import { command } from '../harness/gate.js'
import { expectPassed, type ObservedRun, observedRun } from '../harness/observed-run.js'
import { type ComposeText, project } from '../harness/project.js'

/** A release that holds, with one finding that is a warning and one that is a notice. */
const warned = (comment = ''): ComposeText => `services:
  app:
    image: debian:bookworm-slim
    container_name: my-app
    ports: ["8080"]
    privileged: true ${comment}
    init: true
    command: [perl, /app/server.pl]
    volumes: ["./server.pl:/app/server.pl:ro"]
`

/** Failed for what the files say alone, before anything was made. */
function expectRefused({ report, exitCode, stderr, events, leftovers }: ObservedRun): void {
  expect({ verdict: report.verdict, exitCode }).toEqual({ verdict: 'failed', exitCode: 1 })
  expect(report.reason).toMatch(/^Strict: PRIVILEGED app is privileged[^\n]+\.$/)
  expect(report).toMatchObject({ failedStep: null, leftovers: [] })
  expect(report.steps.filter(({ status }) => status !== 'skipped')).toEqual([])
  expect(stderr).toContain('compose.yaml:6:5 warning PRIVILEGED')
  expect(events.of(report.project)).toEqual([])
  expect(leftovers).toEqual([])
}

async function tried(files: Folder, args: readonly string[] = []): Promise<ObservedRun> {
  return await observedRun(args, { cwd: files.path })
}

describe('a warning', () => {
  test('fails a run that is to be strict, by flag or x-gate, before anything is made', async () => {
    await using files = await project(warned())
    expectRefused(await tried(files, ['--strict']))
    await using own = await project(`${warned()}x-gate: {strict: true}\n`)
    expectRefused(await tried(own))
  })

  test('fails no other run', async () => {
    await using files = await project(warned())
    const run = await tried(files)
    expectPassed(run)
    expect(run.report.findings).toMatchObject([{ code: 'PRIVILEGED' }, { code: 'DEFAULT_CHECK' }])
  })

  test('that is silenced fails none, and a notice never does', async () => {
    await using files = await project(warned('# compose-gate-ignore: PRIVILEGED'))
    const run = await tried(files, ['--strict'])
    expectPassed(run)
    expect(run.report.findings).toMatchObject([{ code: 'DEFAULT_CHECK', severity: 'notice' }])
  })

  test('is listed by a plan, which fails for none', async () => {
    await using files = await project(warned())
    const plan = await command(['plan', '--strict'], { cwd: files.path })
    expect(plan).toMatchObject({ exitCode: 0, stderr: '' })
    expect(plan.stdout).toContain('compose.yaml:6:5 warning PRIVILEGED')
  })
})
