import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type Dockerode from 'dockerode'
import { chosenRows } from '../harness/chosen-rows.js'
import { engine, inventory, PROJECT, SERVICE } from '../harness/engine.js'
import { EventRecorder, firstLog } from '../harness/event-recorder.js'
import type { Folder } from '../harness/folder.js'
import { app, project, shell } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'
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
    await using events = await EventRecorder.start()
    await using folder = await telling('exec sleep 60')
    const name = uniqueName('secrets')
    await using job = await Job.in(folder.path, {
      inputs: { 'project-name': name },
      env: { API_TOKEN: secret },
    })
    const main = await job.start('main')
    await main.process.until(async () => (await firstLog(events, name, 'migrate')) !== '')
    main.process.kill('SIGKILL')
    await main.ended
    const { exitCode, log } = await job.post()
    const files = await job.files()
    const kept = files.get(`compose-gate/${name}/logs/migrate.log`)
    // What post says tells why a log is missing.
    expect({ exitCode, kept, log }).toEqual({ exitCode: 0, kept: 'token is ***\n', log })
    expect([...files].filter(([, text]) => text.includes(secret))).toEqual([])
    expect(await events.leftovers(name)).toEqual([])
  })
})

describe('a project of the same name that is there already', () => {
  const name = uniqueName('taken')
  let theirs: Dockerode.Container
  let folder: Folder

  beforeEach(async () => {
    theirs = await engine.createContainer({
      Image: 'debian:bookworm-slim',
      Cmd: ['sleep', 'infinity'],
      Labels: { [PROJECT]: name, [SERVICE]: 'app' },
      HostConfig: { Init: true },
    })
    await theirs.start()
    folder = await project({ services: { app: app() } })
  })

  afterEach(async () => {
    await folder[Symbol.asyncDispose]()
    await theirs.remove({ force: true, v: true })
  })

  async function expectItStays(job: Job): Promise<void> {
    // A main step that was killed is told of; nothing else is.
    const told = /^(::warning::The main step was ended before its verdict, while it was at: [^\n]+\n)?$/
    expect(await job.post()).toMatchObject({ exitCode: 0, log: expect.stringMatching(told) })
    expect(await inventory(name)).toEqual([expect.stringMatching(/^container .* \(running\)$/)])
  }

  test('stays, and main says so', async () => {
    await using job = await Job.in(folder.path, { inputs: { 'project-name': name } })
    const { exitCode, log } = await job.main()
    expect([exitCode, log]).toEqual([2, expect.stringContaining('is taken')])
    await expectItStays(job)
  })

  test.each(chosenRows([100, 250, 400], (delay) => delay === 250))(
    'stays, with main killed after %d ms',
    async (delay) => {
      await using job = await Job.in(folder.path, { inputs: { 'project-name': name } })
      const main = await job.start('main')
      await pause(delay)
      main.process.kill('SIGKILL')
      await main.ended
      await expectItStays(job)
    },
  )
})
