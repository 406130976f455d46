import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { imageIds } from '../harness/engine.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { app, healthy, project, shell } from '../harness/project.js'
import { action, Job } from './runner.js'

const release = {
  services: {
    db: shell('echo db is up; exec sleep infinity', {
      init: true,
      healthcheck: { test: 'true', interval: '1s' },
    }),
    migrate: shell('echo migrated', { depends_on: healthy('db') }),
    app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
  },
}

describe('a release that holds', () => {
  test('sets every output, writes the summary, and leaves nothing for the post step', async () => {
    await using events = await EventRecorder.start()
    await using folder = await project(release)
    await using job = await Job.in(folder.path, { inputs: { smoke: 'GET / 200 contains=ok' } })
    const main = await job.main()
    expect([main.exitCode, main.log]).toEqual([0, expect.stringContaining('passed')])

    const report = await job.report(main)
    const { 'debian:bookworm-slim': debian } = await imageIds(['debian:bookworm-slim'])
    const url = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d{4,5}$/)
    expect(Object.keys(main.outputs).sort()).toEqual(Object.keys(action.outputs).sort())
    expect(main.outputs).toEqual({
      verdict: 'passed',
      reason: report.reason,
      'failed-step': '',
      url,
      urls: JSON.stringify({ 'app:8080': main.outputs.url }),
      images: expect.any(String),
      'project-name': report.project,
      'duration-ms': String(report.durationMs),
      'report-dir': expect.any(String),
    })
    expect(JSON.parse(main.outputs.images ?? '')).toEqual({ db: debian, migrate: debian, app: debian })
    expect(main.summary).toContain('passed')
    expect(main.commands.filter(({ name }) => name === 'error' || name === 'warning')).toEqual([])
    const files = await job.files()
    expect(main.summary).toBe(files.get(`compose-gate/${report.project}/summary.md`))
    expect(files.get(`compose-gate/${report.project}/logs/db.log`)).toContain('db is up')
    expect(await events.leftovers(report.project)).toEqual([])

    const post = await job.post()
    expect(post).toMatchObject({ exitCode: 0, log: '' })
    // Most of it is the start of Node; the limit is for a machine that is busy.
    expect(post.took).toBeLessThan(5000)
  })

  test('stays up for later steps where they want it, until the post step', async () => {
    await using events = await EventRecorder.start()
    const kept = { services: { ...release.services, app: app({ GRACE: 1 }) } }
    await using folder = await project(kept)
    await using job = await Job.in(folder.path, { inputs: { teardown: 'job', 'stop-grace': '30s' } })
    const main = await job.main()
    expect([main.exitCode, main.outputs.verdict]).toEqual([0, 'passed'])
    const name = main.outputs['project-name'] ?? ''

    const answer = await fetch(`${main.outputs.url}/later`)
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
    expect(await events.leftovers(name)).not.toEqual([])

    const post = await job.post()
    expect([post.exitCode, post.log]).toEqual([0, expect.stringContaining(name)])
    expect(await events.leftovers(name)).toEqual([])
    // What the later steps did belongs to the logs as well, and the last words of an app that may take its time.
    const log = (await job.files()).get(`compose-gate/${name}/logs/app.log`)
    expect(log).toMatch(/GET \/later(.*\n)*SIGTERM received\nended in peace\n$/)
    expect(post.took).toBeLessThan(15_000)
  })

  testInSoak('writes no summary where none is wanted', async () => {
    await using folder = await project({ services: { app: app() } })
    await using job = await Job.in(folder.path, { inputs: { summary: 'false' } })
    const main = await job.main()
    expect([main.exitCode, main.outputs.verdict, main.summary]).toEqual([0, 'passed', ''])
  })
})
