import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Folder } from '../harness/folder.js'
import { command, type Environment, type GateRun, runGate } from '../harness/gate.js'
import { app, project } from '../harness/project.js'
import { EngineProxy } from '../harness/proxy.js'

const script = (text: string) => `#!/bin/sh\n${text}\n`

/** A folder with programs that come before all others. */
async function programs(scripts: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = await Folder.with({}, 'gate-bin')
  for (const [name, text] of Object.entries(scripts)) await folder.write(name, script(text), 0o755)
  return folder
}
const inFront = (folder: Folder) => `${folder.path}:${process.env.PATH}`

async function tried(env: Environment, under: readonly string[] = []): Promise<GateRun> {
  await using files = await project({ services: { app: app() } })
  return await runGate([], { cwd: files.path, env, under })
}

/** Exit 3, in one sentence, with what to do about it and without a stack trace. */
function expectTrouble(run: GateRun, reason: string | RegExp, instead: string | RegExp): void {
  const { exitCode, report, stdout, stderr } = run
  expect({ exitCode, verdict: report?.verdict, failedStep: report?.failedStep }).toEqual({
    exitCode: 3,
    verdict: 'error',
    failedStep: null,
  })
  expect(report?.reason).toMatch(reason)
  expect(stdout).toContain(report?.reason)
  expect(stdout).toMatch(instead)
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal|undefined|\[object/m)
}

/** What the command line says without the plugin: it takes its flags for its own. */
const noPlugin = 'case $1 in compose) echo "unknown flag: $2" >&2; exit 125;; esac'

describe('no engine', () => {
  test('at the socket', async () => {
    const run = await tried({ DOCKER_HOST: 'unix:///nowhere/docker.sock' })
    expectTrouble(run, 'no Docker Engine answers', /start Docker/)
  })

  test('at the port', async () => {
    expectTrouble(
      await tried({ DOCKER_HOST: 'tcp://127.0.0.1:9' }),
      'no Docker Engine answers',
      /start Docker/,
    )
  })

  test('that says anything', async () => {
    await using folder = await Folder.with()
    const silent = createServer(() => {}).listen(join(folder.path, 'docker.sock'))
    try {
      const run = await tried({ DOCKER_HOST: `unix://${folder.path}/docker.sock` })
      expectTrouble(run, /engine/i, /→ \S/)
    } finally {
      silent.close()
    }
  })

  test('that lets this user in', async () => {
    await using proxy = await EngineProxy.listen()
    await proxy.forbid()
    // Root may do anything, unless it gives that up.
    const root = process.getuid?.() === 0
    const run = await tried(proxy.env, root ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [])
    expectTrouble(run, 'no permission on the socket of the Docker Engine', /group docker/)
  })
})

test('an address that is not valid is reported in one sentence, by `down` too', async () => {
  const down = await command(['down', '-p', 'gone'], { env: { DOCKER_HOST: 'tcp://[' } })
  expect(down).toMatchObject({ exitCode: 3, stderr: expect.stringMatching(/^.*DOCKER_HOST.*tcp:.*\n$/) })
})

test('what Node calls deprecated is not told', async () => {
  const env = { DOCKER_HOST: 'tcp://127.0.0.1:1', NODE_OPTIONS: '--pending-deprecation' }
  const down = await command(['down', '-p', 'gone'], { env })
  expect(down).toMatchObject({ exitCode: 3, stderr: expect.stringMatching(/^no Docker Engine answers at /) })
})

describe('no Compose', () => {
  test('as there is no docker', async () => {
    await using empty = await programs({})
    expectTrouble(await tried({ PATH: empty.path }), 'the docker command is not on PATH', /install Docker/)
  })

  test('as docker lacks the plugin', async () => {
    await using bin = await programs({ docker: noPlugin, 'docker-compose': 'exit 127' })
    expectTrouble(
      await tried({ PATH: inFront(bin) }),
      'docker has no Compose plugin',
      /docker-compose-plugin/,
    )
  })

  test('but one that stands alone and is too old', async () => {
    await using bin = await programs({
      docker: noPlugin,
      'docker-compose': 'echo "docker-compose version 1.29.2, build unknown"',
    })
    const run = await tried({ PATH: inFront(bin) })
    expectTrouble(run, 'docker-compose 1.29.2 is too old', /2\.26\.1 or newer/)
  })

  test('but a plugin that is too old', async () => {
    await using config = await Folder.with({}, 'gate-config')
    const metadata = JSON.stringify({ SchemaVersion: '0.1.0', Vendor: 'Docker Inc.', Version: '2.10.0' })
    const plugin = `case "$*" in
      docker-cli-plugin-metadata) echo '${metadata}';;
      *version*) echo 2.10.0;;
      *) echo "unknown flag: --format" >&2; exit 1;;
    esac`
    await config.write('cli-plugins/docker-compose', script(plugin), 0o755)
    const run = await tried({ DOCKER_CONFIG: config.path })
    expectTrouble(run, 'Docker Compose 2.10.0 is too old', /2\.26\.1 or newer/)
  })
})
