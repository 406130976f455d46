import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { EventRecorder } from '../harness/event-recorder.js'
import { command } from '../harness/gate.js'
import { app, project } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

describe('a report folder that cannot be made', () => {
  test.each([
    ['below a file', (folder: string) => `${folder}/compose.yaml/reports`],
    ['below a device', () => '/dev/null/reports'],
    ['where the kernel makes the files', () => '/proc/reports'],
  ])('costs the report alone: %s', async (_, place) => {
    await using events = await EventRecorder.start()
    await using files = await project({ services: { app: app() } })
    const name = uniqueName('unreported')
    const args = ['run', '-p', name, '--settle', '300ms', '--report-dir', place(files.path)]
    const { exitCode, stdout, stderr } = await command(args, { cwd: files.path })
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('asked only GET /: 200')])
    expect(stderr).toContain('the report is not whole')
    expect(await events.leftovers(name)).toEqual([])
  })
})

test('a named pipe in place of a log or a report holds nothing up', async () => {
  await using files = await project({ services: { app: app() } })
  const reports = `${files.path}/reports`
  await mkdir(`${reports}/logs`, { recursive: true })
  for (const file of ['logs/app.log', 'report.json']) execFileSync('mkfifo', [`${reports}/${file}`])
  const args = ['run', '--settle', '300ms', '--report-dir', reports]
  expect((await command(args, { cwd: files.path })).exitCode).toBe(0)
  const written = await files.read()
  expect(written.get('reports/logs/app.log')).toContain('listening')
  expect(written.get('reports/report.json')).toContain('"verdict": "passed"')
})
