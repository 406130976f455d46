import { createServer } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { testInSoak } from '../harness/chosen-rows.js'
import {
  expectError,
  expectFailed,
  expectPassed,
  logOf,
  observedRun,
  stepOf,
} from '../harness/observed-run.js'
import { app, project, variable, writer } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

const serving = (body: unknown, more = {}) =>
  app({ BODY: JSON.stringify(body), TYPE: 'application/json' }, more)
const services = { app: app() }

/** Variables with which Compose refuses calls, removes services, or keeps images where no engine finds them. */
const awkward = {
  COMPOSE_ANSI: 'always',
  COMPOSE_PROGRESS: 'tty',
  COMPOSE_STATUS_STDOUT: '1',
  COMPOSE_REMOVE_ORPHANS: 'true',
  COMPOSE_IGNORE_ORPHANS: 'true',
  COMPOSE_COMPATIBILITY: 'true',
  BUILDKIT_PROGRESS: 'rawjson',
  BUILDX_NO_DEFAULT_LOAD: '1',
  DOCKER_CONTENT_TRUST: '1',
}

describe('what the project is', () => {
  test('several files, in the order they are given', async () => {
    await using files = await project('', {
      'compose.yaml': 'services: {}\n',
      'deploy/base.yml': stringify({
        services: { app: { ...app({ STATUS: 500 }), volumes: ['../server.pl:/app/server.pl:ro'] } },
      }),
      'deploy/fixed.yml': 'services: {app: {environment: {STATUS: 204, BODY: ""}}}\n',
    })
    const args = ['-f', 'deploy/base.yml', '-f', 'deploy/fixed.yml', '--project-directory', '.']
    const run = await observedRun([...args, '--smoke', 'GET / 204'], { cwd: files.path })
    expectPassed(run)
    expect(run.report.files.map((file) => file.split('/').at(-1))).toEqual(['base.yml', 'fixed.yml'])
  })

  const withProfile = { services: { ...services, worker: writer('on', { profiles: ['full'] }) } }

  test('a profile, which the file itself turns on', async () => {
    await using files = await project({ 'x-gate': { profiles: ['full'] }, ...withProfile })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'worker')).toBe('on\n')
  })

  testInSoak('a profile, which a flag turns on', async () => {
    await using files = await project(withProfile)
    const run = await observedRun(['--profile', 'full'], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'worker')).toBe('on\n')
    const without = await observedRun([], { cwd: files.path })
    expectPassed(without)
    expect(without.report.logs).not.toHaveProperty('worker')
    expect(without.report.roles?.leftOut).toMatchObject([
      { service: 'worker', why: expect.stringContaining('full') },
    ])
  })

  test('variables from an env file, and from COMPOSE_FILE; what else the user has set for Compose breaks nothing', async () => {
    const { image: _, ...served } = app({}, { environment: { BODY: variable('GREETING', ':?') } })
    await using files = await project('', {
      'other.yaml': stringify({
        services: {
          app: {
            ...served,
            build: { context: '.', dockerfile_inline: 'FROM debian:bookworm-slim' },
          },
        },
      }),
      'production.env': 'GREETING=good morning\n',
    })
    const args = ['--env-file', 'production.env', '--smoke', "GET / contains='good morning'"]
    const env = { ...awkward, COMPOSE_FILE: 'other.yaml' }
    expectPassed(await observedRun(args, { cwd: files.path, env }))
  })

  test('x-gate, whose settings flags overrule', async () => {
    await using files = await project({
      'x-gate': { smoke: 'GET / 404', 'smoke-timeout': '3s', app: 'web' },
      services: { web: app(), api: app() },
    })
    const run = await observedRun(['--smoke', 'GET / 200'], { cwd: files.path })
    expectPassed(run)
    // The app is the file's, the check the flag's.
    expect(run.report.reason).toContain('1 check held')
    expect(run.report.roles?.app).toMatchObject([{ service: 'web' }])
  })

  test('a name of the user’s choice, images that are there already, a service that publishes no port', async () => {
    await using files = await project({
      services: { ...services, internal: app({ PORT: 9000 }, { ports: [], expose: ['9000'] }) },
    })
    const name = uniqueName('release')
    const args = ['-p', name, '--pull', 'never', '--smoke', 'GET internal:9000/ 200']
    const run = await observedRun(args, { cwd: files.path })
    expectPassed(run)
    expect(run.report.project).toBe(name)
    expect(run.events.of(name)).not.toEqual([])
    expect(stepOf(run, 'pull:app').detail).toContain('already there')
  })
})

describe('checks', () => {
  test('as maps with paths into the answer, headers and a body', async () => {
    await using files = await project({
      'x-gate': {
        smoke: [
          'GET /health 200',
          {
            request: 'POST /todos',
            headers: { 'content-type': 'application/json' },
            body: { title: 'milk' },
            status: '2xx',
            'json-path': { '$[0].title': 'milk', '$[1].tags[-1]': 'late' },
            'response-headers': { 'content-type': 'application/json' },
            within: '20s',
          },
          { request: 'GET app:8080/all', matches: '^\\[.*"milk"', contains: 'late' },
        ],
      },
      services: { app: serving([{ title: 'milk' }, { title: 'tea', tags: ['hot', 'late'] }]) },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'app')).toMatch(/POST \/todos/)
    expect(run.report.reason).toContain('3 checks held')
  })

  testInSoak('a path that finds another value', async () => {
    await using files = await project({
      'x-gate': { smoke: [{ request: 'GET /', 'json-path': { '$[0].title': 'tea' } }] },
      services: { app: serving([{ title: 'milk' }]) },
    })
    const run = await observedRun([], { cwd: files.path })
    expectFailed(run, { step: 'check:1', because: ['expected "tea" at $[0].title', 'got "milk"'] })
  })

  testInSoak('of a port of TLS, with a self-signed certificate', async () => {
    const key = 'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -keyout /tmp/key -out /tmp/cert'
    const web = {
      // Postgres comes with openssl.
      build: { context: '.', dockerfile_inline: 'FROM postgres:17\nUSER postgres\n' },
      entrypoint: [
        'sh',
        '-c',
        `${key} && exec openssl s_server -accept 8443 -key /tmp/key -cert /tmp/cert -www`,
      ],
      ports: ['8443'],
    }
    await using files = await project({ services: { web } })
    const run = await observedRun(['--smoke', 'GET / 200 contains=TLSv1.3'], { cwd: files.path })
    expectPassed(run)
    expect(run.report.urls['web:8443']).toMatch(/^https:/)
  })
})

describe('a network', () => {
  test("that is the machine's: the app is asked at the port it listens on", async () => {
    const port = await freePort()
    const ports = [`${port}:${port}`]
    await using files = await project({
      services: { app: app({ PORT: port }, { network_mode: 'host', ports }) },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(run.report.urls).toEqual({ [`app:${port}`]: `http://127.0.0.1:${port}` })
  })

  test("that is another service's: that one publishes what is asked", async () => {
    const side = app({ PORT: 9000, BODY: 'beside' }, { ports: [], network_mode: 'service:app' })
    await using files = await project({ services: { ...services, side } })
    expectPassed(await observedRun(['--smoke', 'GET side:9000/ contains=beside'], { cwd: files.path }))
  })

  testInSoak("that is another service's has no ports of its own, for the gate as for Compose", async () => {
    const side = app({ PORT: 9000 }, { ports: ['9000'], network_mode: 'service:app' })
    await using files = await project({ services: { ...services, side } })
    const run = await observedRun(['--app', 'app,side', '--smoke', 'GET app/'], { cwd: files.path })
    expectError(run, { step: 'create:side', because: ['side', 'port publishing'] }, 2)
  })
})

describe('ports', () => {
  test('are as they are declared, where a setting says so', async () => {
    const port = await freePort()
    await using files = await project({ services: { app: app({}, { ports: [`${port}:8080`] }) } })
    const declared = await observedRun(['--ports', 'declared'], { cwd: files.path })
    expectPassed(declared)
    expect(declared.report.urls['app:8080']).toBe(`http://127.0.0.1:${port}`)
  })

  testInSoak('are free ones where nothing is said', async () => {
    const port = await freePort()
    await using files = await project({ services: { app: app({}, { ports: [`${port}:8080`] }) } })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(run.report.urls['app:8080']).not.toBe(`http://127.0.0.1:${port}`)
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
