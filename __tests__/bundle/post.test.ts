import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { engine, inventory, Witness } from '../harness/engine.js'
import { app, project, shell } from '../harness/project.js'
import { Job } from './runner.js'

const secret = 'correct-horse-battery'

/** Its migration prints the secret, then stays. */
function telling(last: string) {
  return project({
    services: {
      app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
      migrate: shell(`echo token is $API_TOKEN; ${last}`, { environment: ['API_TOKEN'], init: true }),
    },
  })
}

describe('secrets stay hidden in the logs that post keeps', () => {
  test('of a stack that stayed up', async () => {
    await using folder = await telling('true')
    await using job = await Job.in(folder.path, { inputs: { teardown: 'job' }, env: { API_TOKEN: secret } })
    const main = await job.main()
    expect([main.exitCode, main.outputs.verdict]).toEqual([0, 'passed'])
    expect((await job.post()).exitCode).toBe(0)
    const files = await job.files()
    const name = main.outputs['project-name']
    expect(files.get(`compose-gate/${name}/logs/migrate.log`)).toBe('token is ***\n')
    expect([...files].filter(([, text]) => text.includes(secret))).toEqual([])
  })

  test('of a stack that stayed up, with a secret from .env', async () => {
    await using folder = await project(
      {
        services: {
          app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
          migrate: shell('echo token is $(cat /run/secrets/token)', { secrets: ['token'] }),
        },
        secrets: { token: { environment: 'API_TOKEN' } },
      },
      { '.env': `API_TOKEN=${secret}\n` },
    )
    await using job = await Job.in(folder.path, { inputs: { teardown: 'job' } })
    const main = await job.main()
    expect([main.exitCode, main.outputs.verdict]).toEqual([0, 'passed'])
    expect((await job.post()).exitCode).toBe(0)
    const files = await job.files()
    const name = main.outputs['project-name']
    expect(files.get(`compose-gate/${name}/logs/migrate.log`)).toBe('token is ***\n')
    expect([...files].filter(([, text]) => text.includes(secret))).toEqual([])
  })

  test('of a main step that was killed', async () => {
    await using witness = await Witness.begin()
    await using folder = await telling('exec sleep 60')
    const name = 'post-secrets'
    await using job = await Job.in(folder.path, {
      inputs: { 'project-name': name },
      env: { API_TOKEN: secret },
    })
    const main = await job.start('main')
    await main.process.until(() =>
      witness.of(name).some(({ service, action }) => service === 'migrate' && action === 'start'),
    )
    // A moment for its one line.
    await pause(300)
    main.process.kill('SIGKILL')
    await main.ended
    expect((await job.post()).exitCode).toBe(0)
    const files = await job.files()
    expect(files.get(`compose-gate/${name}/logs/migrate.log`)).toBe('token is ***\n')
    expect([...files].filter(([, text]) => text.includes(secret))).toEqual([])
    expect(await witness.left(name)).toEqual([])
  })
})

describe('a project of the same name that is there already', () => {
  test.each([100, 250, 400, 30_000])('stays, with main killed after %d ms', async (delay) => {
    const name = 'post-taken'
    const theirs = await engine.createContainer({
      Image: 'debian:bookworm-slim',
      Cmd: ['sleep', 'infinity'],
      Labels: { 'com.docker.compose.project': name, 'com.docker.compose.service': 'app' },
      HostConfig: { Init: true },
    })
    try {
      await theirs.start()
      await using folder = await project({ services: { app: app() } })
      await using job = await Job.in(folder.path, { inputs: { 'project-name': name } })
      const main = await job.start('main')
      await Promise.race([main.ended, pause(delay, undefined, { ref: false })])
      main.process.kill('SIGKILL')
      const { exitCode, log } = await main.ended
      if (exitCode !== null) expect([exitCode, log]).toEqual([2, expect.stringContaining('is taken')])
      expect(await job.post()).toMatchObject({ exitCode: 0, log: '' })
      expect(await inventory(name)).toEqual([expect.stringMatching(/^container .* \(running\)$/)])
    } finally {
      await theirs.remove({ force: true, v: true })
    }
  })
})
