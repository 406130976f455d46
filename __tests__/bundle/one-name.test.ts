import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { inventory } from '../harness/engine.js'
import { runGate, startGate } from '../harness/gate.js'
import { app, project } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'
import { Job } from './runner.js'

const { image: _, volumes: _mounted, ...server } = app({ DELAY: 3 })
const build = { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim\nCOPY server.pl /app/\n' }
const compose = { services: { app: { ...server, build } } }

/** The app serves as soon as there is a file `go/now`, and the run has its name until then. */
const waiting = {
  ...server,
  build,
  command: ['sh', '-c', 'until test -e /go/now; do sleep 0.1; done; exec perl /app/server.pl'],
  volumes: ['./go:/go:ro'],
}

describe('the post step', () => {
  test('of a run that has not got the name leaves the run that has it alone', async () => {
    const name = uniqueName('one-name')
    await using files = await project({ services: { app: waiting } }, { 'go/not-yet': '' })
    const first = await startGate(['-p', name, '--smoke-timeout', '2m'], { cwd: files.path })
    await first.process.until(/✔.* start app/)
    await using job = await Job.in(files.path, { inputs: { 'project-name': name } })
    expect((await job.main()).outputs).toMatchObject({ verdict: 'error' })
    // Whatever became of it: here it was killed as soon as it had said that it would take the name.
    Object.assign(job.saved, {
      project: name,
      claimed: JSON.stringify({
        run: { id: 'never-got-it', begunAt: 'then' },
        secrets: [],
        files: [],
        grace: 0,
      }),
      end: '',
    })
    const post = await job.post()
    expect([post.exitCode, post.log]).toEqual([0, expect.stringContaining(`Removed nothing of ${name}`)])
    await files.write('go/now', '')
    expect(await first.ended).toMatchObject({ exitCode: 0, report: { verdict: 'passed' } })
    expect(await inventory(name)).toEqual([])
  })

  testInSoak('of a run that was killed removes it, and nothing of the run that follows', async () => {
    const name = uniqueName('one-name')
    await using files = await project(compose)
    await using job = await Job.in(files.path, { inputs: { 'project-name': name } })
    const main = await job.start('main')
    await main.process.until(/✔.* start app/)
    main.process.kill('SIGKILL')
    await main.ended
    expect((await runGate(['-p', name], { cwd: files.path })).report).toMatchObject({
      verdict: 'error',
      reason: expect.stringContaining('is taken by a run that began at'),
    })
    const [post, next] = await Promise.all([job.post(), runGate(['-p', name], { cwd: files.path })])
    expect([post.exitCode, post.log]).toEqual([0, expect.stringContaining('Removed 1 container, 1 network')])
    // As soon as the name is free, and not before.
    expect(next.report?.verdict).toBe(next.exitCode === 0 ? 'passed' : 'error')
    expect(await inventory(name)).toEqual([])
    expect((await runGate(['-p', name], { cwd: files.path })).exitCode).toBe(0)
  })
})
