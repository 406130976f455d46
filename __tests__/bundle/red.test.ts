import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { Folder } from '../harness/folder.js'
import { app, project, shell } from '../harness/project.js'
import { Job, type StepEnd } from './runner.js'

const errors = ({ commands }: StepEnd) => commands.filter(({ name }) => name === 'error')

describe('a release that does not hold', () => {
  test('gets one annotation, at the line that says what failed', async () => {
    const compose = [
      'services:',
      '  app:',
      '    image: debian:bookworm-slim',
      '    ports: ["8080"]',
      '    command: sleep infinity',
      '  migrate:',
      '    image: debian:bookworm-slim',
      '    command: ["sh", "-c", "echo no such table; exit 7"]',
    ]
    await using events = await EventRecorder.start()
    await using folder = await Folder.with({ 'deploy/docker-compose.yml': compose.join('\n') })
    await using job = await Job.in(folder.path, { inputs: { 'working-directory': 'deploy' } })
    const main = await job.main()

    expect(main.exitCode).toBe(1)
    expect(errors(main)).toEqual([
      {
        name: 'error',
        properties: {
          title: expect.stringContaining('migrate'),
          file: 'deploy/docker-compose.yml',
          line: '8',
          col: '5',
        },
        message: expect.stringMatching(/^migrate exited 7.*no such table/),
      },
    ])
    expect(main.outputs).toMatchObject({
      verdict: 'failed',
      'failed-step': 'job:migrate',
      reason: expect.stringContaining('migrate exited 7'),
    })
    expect(main.summary).toContain('migrate exited 7')
    expect(await events.leftovers(main.outputs['project-name'] ?? '')).toEqual([])
    expect(await job.post()).toMatchObject({ exitCode: 0, log: '' })
  })

  test('cannot make the runner obey what its containers and builds print', async () => {
    const orders = [
      '::error::forged',
      '::set-output name=verdict::passed',
      '::add-mask::o',
      '##[error]forged',
    ]
    const hostile = [...orders, '::stop-commands::forever', '   ::warning::forged'].join('\n')
    await using folder = await project(
      {
        services: {
          app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
          migrate: shell('cat /orders; cat /orders >&2; exit 1', { volumes: ['./orders:/orders:ro'] }),
        },
      },
      { orders: `${hostile}\n` },
    )
    await using job = await Job.in(folder.path)
    const main = await job.main()
    expect(main.outputs).toMatchObject({ verdict: 'failed', 'failed-step': 'job:migrate' })
    expect(main.log).toContain('forged')
    expect(errors(main)).toHaveLength(1)
    const forged = main.commands.filter(({ name }) => ['set-output', 'add-mask', 'warning'].includes(name))
    expect(forged).toEqual([])
    expect(main.commands).not.toContainEqual(expect.objectContaining({ message: 'forever' }))
    // Every group ends before the next begins, and each service has one with its log.
    const groups = main.commands.filter(({ name }) => name.endsWith('group'))
    expect(groups.map(({ name }) => name)).toEqual(
      groups.map((_, index) => (index % 2 ? 'endgroup' : 'group')),
    )
    expect(groups.map(({ message }) => message)).toEqual(expect.arrayContaining(['Plan', 'log of migrate']))
    expect(main.log.trimEnd().split('\n').at(-1)).toMatch(/^Report: \/.*\/report\.html \(/)
  })

  testInSoak('shows no secret that reached a container', async () => {
    const secret = 'correct-horse-battery'
    await using folder = await project({
      services: {
        app: app(),
        migrate: shell('echo token is $API_TOKEN; exit 1', { environment: ['API_TOKEN'] }),
      },
    })
    await using job = await Job.in(folder.path, { env: { API_TOKEN: secret } })
    const main = await job.main()
    expect(main.outputs['failed-step']).toBe('job:migrate')
    expect(main.commands).toContainEqual({ name: 'add-mask', properties: {}, message: secret })
    const rest = main.log.replaceAll(`::add-mask::${secret}`, '')
    const files = [...(await job.files())].map(([name, text]) => `${name}: ${text}`)
    for (const text of [rest, JSON.stringify(main.outputs), main.summary, ...files]) {
      expect(text).not.toContain(secret)
    }
    expect(main.log).toContain('token is ***')
  })
})

describe('a release with a warning', () => {
  test('fails where the workflow wants it strict, with the warning where it stands, and nothing is made', async () => {
    await using events = await EventRecorder.start()
    await using folder = await project({ services: { app: app({}, { privileged: true }) } })
    await using job = await Job.in(folder.path, { inputs: { strict: 'true' } })
    const main = await job.main()

    expect(main.exitCode).toBe(1)
    const warnings = main.commands.filter(({ name }) => name === 'warning')
    expect(warnings).toMatchObject([
      {
        properties: { file: 'compose.yaml', title: 'PRIVILEGED' },
        message: expect.stringMatching(/^app is privileged/),
      },
    ])
    expect(main.outputs).toMatchObject({
      verdict: 'failed',
      'failed-step': '',
      reason: expect.stringMatching(/^Strict: PRIVILEGED app is privileged/),
    })
    expect(events.of(main.outputs['project-name'] ?? '')).toEqual([])
    expect(await events.leftovers(main.outputs['project-name'] ?? '')).toEqual([])
    expect(await job.post()).toMatchObject({ exitCode: 0, log: '' })
  })
})

describe('wrong input', () => {
  test('gets an annotation for each problem, and nothing is made', async () => {
    await using folder = await project({ services: { app: app() } })
    const inputs = { timeout: 'soon', ports: 'all', migrate: 'ap', pull: 'sometimes' }
    await using job = await Job.in(folder.path, { inputs })
    const main = await job.main()

    expect(main.exitCode).toBe(2)
    const told = errors(main).map(({ message }) => message)
    expect(told).toHaveLength(4)
    for (const word of ['soon', 'all', '`app`', 'sometimes']) expect(told.join('\n')).toContain(word)
    expect(main.outputs).toMatchObject({
      verdict: 'error',
      'failed-step': '',
      url: '',
      urls: '{}',
      images: '{}',
    })
    expect(main.log).not.toMatch(/\n\s+at .*:\d+:\d+/)

    const post = await job.post()
    expect(post).toMatchObject({ exitCode: 0, log: '' })
    expect(post.took).toBeLessThan(5000)
  })

  test('in a file is pointed at', async () => {
    await using folder = await project(
      'services:\n  app:\n    image: debian:bookworm-slim\n   ports: ["8080"]\n',
    )
    await using job = await Job.in(folder.path)
    const main = await job.main()
    expect(main.exitCode).toBe(2)
    expect(errors(main)).toHaveLength(1)
    expect(errors(main)[0]?.properties).toMatchObject({ file: 'compose.yaml', line: '4' })
  })
})
