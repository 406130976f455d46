import { describe, expect, test } from '@jest/globals'
import { engine } from '../harness/engine.js'
import { EventRecorder } from '../harness/event-recorder.js'
import { Folder } from '../harness/folder.js'
import { command, runGate } from '../harness/gate.js'
import { app, type ComposeText, project, variable } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

/** Runs it and gives the answer; makes sure that it is exit 2, without a stack trace, and touched no engine. */
async function refused(folder: Folder, args: readonly string[] = []): Promise<string> {
  await using events = await EventRecorder.start()
  const run = await runGate(args, { cwd: folder.path })
  const { report, stdout, stderr } = run
  expect({ exitCode: run.exitCode, stderr }).toMatchObject({ exitCode: 2 })
  expect(report).toMatchObject({ verdict: 'error', failedStep: null, steps: [], leftovers: [] })
  expect(stdout).toContain(report?.reason)
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal|undefined|\[object/m)
  expect(events.of(report?.project ?? '')).toEqual([])
  expect(await events.leftovers(report?.project ?? '')).toEqual([])
  return stderr
}

async function answer(compose: ComposeText, args: readonly string[] = []): Promise<string> {
  await using files = await project(compose)
  return await refused(files, args)
}

const services = { app: app(), web: app(), db: { image: 'postgres:17' } }

describe('the Compose file', () => {
  test('is not there', async () => {
    await using empty = await Folder.with({ 'readme.txt': '' })
    const told = await refused(empty)
    expect(told).toContain(
      `there is no compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml in ${empty.path}`,
    )
    expect(told).toMatch(/→ .*--file/)
  })

  test('that was named is not there', async () => {
    expect(await answer({ services }, ['-f', 'compose.prod.yaml'])).toMatch(/compose\.prod\.yaml/)
  })

  test('is not YAML: line, column and caret', async () => {
    const told = await answer('services:\n  app:\n    image: debian\n   ports: ["8080"]\n')
    expect(told).toMatch(/^compose\.yaml:4:\d+: \S/m)
    expect(told).toMatch(/ports: \["8080"\]\n[\s\n]*\^/)
  })

  test('has keys that Compose does not know', async () => {
    const told = await answer('services:\n  app:\n    image: debian\n    portz: ["8080"]\n')
    expect(told).toMatch(/^compose\.yaml:\d+:\d+: .*portz/m)
  })

  test('has such keys, and x-gate has mistakes of its own: both are reported', async () => {
    const told = await answer(
      'x-gate:\n  smok: GET /\n  timeout: soon\nservices:\n  app:\n    image: debian\n    enviroment: {A: b}\n',
    )
    expect(told).toMatch(/^compose\.yaml:2:3: .*smok.*\n {2}→ write `smoke`/m)
    expect(told).toMatch(/^compose\.yaml:3:3: .*soon/m)
    expect(told).toMatch(/^compose\.yaml:7:5: .*enviroment.*\n {2}→ write `environment`$/m)
  })

  test('has dependencies in a circle', async () => {
    const told = await answer(
      'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [c]}\n  c: {image: x, depends_on: [a]}\n',
    )
    expect(told).toMatch(/^compose\.yaml:2:\d+: dependency cycle detected: a -> b -> c -> a$/m)
  })

  test('requires variables that are not set: all of them are named', async () => {
    const told = await answer(
      `services:\n  app:\n    image: debian:${variable('TAG', ':?')}\n    environment:\n      KEY: ${variable('KEY', '?ask the operators')}\n`,
    )
    expect(told).toMatch(/^compose\.yaml:3:\d+: required variable TAG is missing a value/m)
    expect(told).toMatch(/^compose\.yaml:5:\d+: required variable KEY is missing a value: ask the operators/m)
  })

  test('has no service to start', async () => {
    expect(await answer('services: {}\n')).toMatch(/service/)
  })
})

describe('settings', () => {
  test('that are wrong are reported all at once, each with what to write', async () => {
    const told = await answer(
      {
        'x-gate': { smok: 'GET /', 'ready-timeout': 'soon', pull: 'sometimes' },
        services,
      },
      [
        ...['--app', 'ap,web', '--database', 'dv', '--migrate', 'nothing -- true', '--migrate-timeout', '5x'],
        ...['--ports', 'some', '--smoke', 'GET todos', '--pul', 'never', '--stop-grace', '-3s'],
      ],
    )
    const expected: readonly (readonly [RegExp, RegExp])[] = [
      [/^compose\.yaml:2:3: x-gate\.smok is unknown$/m, /→ write `smoke`/],
      [/^compose\.yaml:3:3: x-gate\.ready-timeout: `soon` is not a duration$/m, /→ write for instance `90s`/],
      [/^compose\.yaml:4:3: x-gate\.pull: `sometimes` is none of `missing`, `always`, `never`$/m, /→ write/],
      [/^--app: the project has no service `ap`$/m, /→ write `app`/],
      [/^--database: the project has no service `dv`$/m, /→ write `db`/],
      [/^--migrate: the project has no service `nothing`$/m, /→ write/],
      [/^--migrate-timeout: `5x` is not a duration$/m, /→ write for instance `90s`/],
      [/^--ports: `some` is none of `ephemeral`, `declared`$/m, /→ write `ephemeral` or `declared`/],
      [/^--smoke, check 1: `todos` is not a path/m, /→ a path begins with a slash: \/todos/],
      [/^flag --pul is unknown$/m, /→ write `--pull`/],
      [/^--stop-grace: `-3s` is not a duration/m, /→ write for instance/],
    ]
    for (const [problem, instead] of expected) {
      expect(told).toMatch(problem)
      expect(told.slice(told.search(problem))).toMatch(instead)
    }
  })

  test('with a check that could go to two apps', async () => {
    const told = await answer({ services }, ['--smoke', 'GET /todos'])
    expect(told).toContain('--smoke, check 1: the check `GET /todos` could go to app and web')
    expect(told).toContain('→ name the service, for instance `GET app/todos`')
  })

  test('with two services that publish the same port', async () => {
    const twice = {
      services: { blue: app({}, { ports: ['8000:8080'] }), green: app({}, { ports: ['8000:8080'] }) },
    }
    const told = await answer(twice)
    expect(told).toMatch(/blue.*green|green.*blue/)
    expect(told).toContain('→ say which one it is, for instance with `--app blue`')
  })

  test('of a Hurl file that is not there', async () => {
    expect(await answer({ services }, ['--smoke', 'smoke.hurl'])).toMatch(/smoke\.hurl/)
    await using files = await project({ services })
    const planned = await command(['plan', '--smoke', 'smoke.hurl'], { cwd: files.path })
    expect(planned).toMatchObject({ exitCode: 2, stdout: '' })
    expect(planned.stderr).toContain(`smoke: there is no smoke.hurl in ${files.path}`)
  })

  test('that ask for the name of a project that is there', async () => {
    await using files = await project({ services: { app: app() } })
    const name = uniqueName('taken')
    const network = await engine.createNetwork({
      Name: `${name}_default`,
      Labels: { 'com.docker.compose.project': name },
    })
    try {
      const run = await runGate(['-p', name], { cwd: files.path })
      expect(run).toMatchObject({ exitCode: 2, report: { verdict: 'error' } })
      expect(run.stderr).toContain(`the project name ${name} is taken: the engine has ${name}_default`)
      expect(run.stderr).toContain(`compose-gate down -p ${name}`)
      expect(await network.inspect()).toMatchObject({ Name: `${name}_default` })
    } finally {
      await network.remove()
    }
  })
})
