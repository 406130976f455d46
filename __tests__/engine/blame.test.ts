import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows, testInSoak } from '../harness/chosen-rows.js'
import { expectError, expectFailed, observedRun, stepOf } from '../harness/observed-run.js'
import { type ComposeText, project, type ServiceText, shell } from '../harness/project.js'
import { StubTools } from '../harness/stub-tools.js'
import { type Refusal, startUnwellRegistry, type UnwellRegistry } from '../harness/unwell-registry.js'

const run = async (compose: ComposeText, ...args: string[]) => {
  await using files = await project(compose)
  return await observedRun(args, { cwd: files.path })
}
const quiet = (more: ServiceText = {}) => shell('exec sleep 600', more)
const built = (dockerfile: string): ServiceText => ({
  build: { context: '.', dockerfile_inline: dockerfile },
})

describe('a registry', () => {
  const registries = new Map<string, UnwellRegistry>()
  const refusals: Readonly<Record<string, Refusal>> = {
    limited: { status: 429, code: 'TOOMANYREQUESTS' },
    broken: { status: 502, code: 'UNAVAILABLE' },
    empty: { status: 404, code: 'MANIFEST_UNKNOWN' },
    closed: { status: 403, code: 'DENIED' },
  }
  const registry = (name: string): UnwellRegistry => {
    const found = registries.get(name)
    if (found === undefined) throw new Error(`no registry ${name}`)
    return found
  }

  beforeAll(async () => {
    for (const [name, refusal] of Object.entries(refusals))
      registries.set(name, await startUnwellRegistry(refusal))
  })

  afterAll(async () => {
    for (const one of registries.values()) await one[Symbol.asyncDispose]()
  })

  test('that is unwell is asked again, and then the release could not be judged', async () => {
    const { address, asked } = registry('limited')
    const ended = await run({ services: { cache: { image: `${address}/team/cache:1` }, app: quiet() } })
    expectError(ended, {
      step: 'pull:cache',
      because: [/toomanyrequests: later, please|429 Too Many Requests/, 'tried 4 times'],
    })
    expect(stepOf(ended, 'pull:cache')).toMatchObject({ attempts: 4 })
    expect(asked.length).toBeGreaterThanOrEqual(4)
    const told = ended.stderr.match(/^pull cache: .*; trying again in (1s \(1|4s \(2|10s \(3) of 3\)$/gm)
    expect(told).toHaveLength(3)
  }, 60_000)

  testInSoak('that a base image comes from is asked again in the same way', async () => {
    const { address, asked } = registry('broken')
    const compose = { services: { app: built(`FROM ${address}/team/base:1\nRUN true\n`) } }
    const ended = await run(compose, '--build-timeout', '6s')
    expectError(ended, {
      step: 'build:app',
      because: [`${address}/team/base:1 could not be pulled`, '502 Bad Gateway', /tried [23] times/],
    })
    expect(asked.length).toBeGreaterThanOrEqual(2)
  })

  const absent: [string, string, string | RegExp][] = [
    ['that is not there is given time, within the limit', '127.0.0.1:9', 'connection refused'],
    [
      'whose name means nothing is given time, within the limit',
      'registry.invalid',
      /no such host|name resolution|lookup/,
    ],
  ]
  test.each(chosenRows(absent, (_, index) => index === 0))('%s', async (_, address, why) => {
    const ended = await run(
      { services: { app: { image: `${address}/nobody/nothing:1` } } },
      ...['--app', 'app', '--build-timeout', '6s'],
    )
    expectError(ended, { step: 'pull:app', because: ['could not be pulled', why] })
    expect(ended.stderr).toContain('trying again in 1s (1 of 3)')
  })

  const refusing = [
    ['without the image', 'empty', /manifest unknown|:1: not found/],
    ['that gives the image to nobody', 'closed', 'denied'],
  ] as const
  test.each(chosenRows(refusing, (_, index) => index === 0))(
    '%s is asked once, and the release is bad',
    async (_, name, why) => {
      const { address, asked } = registry(name)
      const image = `${address}/team/app:1`
      const ended = await run({ services: { app: { image } } }, '--app', 'app')
      expectFailed(ended, { step: 'pull:app', because: [`${image} could not be pulled`, why] })
      expect(ended.stderr).not.toContain('trying again')
      expect(asked.length).toBeLessThanOrEqual(2)
    },
  )

  test('without the base image makes the build a bad one', async () => {
    const { address } = registry('empty')
    const ended = await run({ services: { app: built(`FROM ${address}/team/base:1\n`) } }, '--app', 'app')
    expectFailed(ended, { step: 'build:app', because: [`${address}/team/base:1`, 'not found'] })
  })
})

describe('a container that is not made because of', () => {
  test('a device that the machine does not have says nothing of the release', async () => {
    const devices = ['/dev/nobodys:/dev/nobodys']
    const ended = await run({ services: { app: quiet({ devices }) } }, '--app', 'app')
    expectError(ended, { step: 'start:app', because: ['/dev/nobodys'] })
  })

  test('a value that no engine takes is the fault of the file, at its place', async () => {
    const ended = await run({ services: { app: quiet({ cap_add: ['CHOWN', 'NET_FOO'] }) } }, '--app', 'app')
    expectError(ended, { step: 'create:app', because: ['`cap_add`', 'NET_FOO'] }, 2)
    expect(ended.stdout).toMatch(/^ {2}at \S+:\d+$/m)
  })

  const refused: [string, ServiceText, string][] = [
    ['its command', { command: ['nobodys-command'] }, 'executable file not found'],
    ['its user', { user: 'nobody-at-all' }, 'unable to find user'],
  ]
  test.each(chosenRows(refused, (_, index) => index === 0))('%s is a bad release', async (_, more, why) => {
    const ended = await run({ services: { app: quiet(more) } }, '--app', 'app')
    expectFailed(ended, { step: 'start:app', because: [why] })
  })
})

describe('what the machine lacks', () => {
  const compose = `services:
  app:
    image: debian:bookworm-slim
    cpus: 4096
    runtime: nobodys-runtime
    networks: [wide]
    ports: ["80"]
networks:
  wide:
    driver: overlay
`

  test('is told before anything is built, all of it, with its places', async () => {
    const ended = await run(compose)
    expect([ended.exitCode, ended.report.verdict, ended.report.failedStep]).toEqual([3, 'error', null])
    expect(ended.report.reason).toMatch(/^app asks for 4096 CPUs, .* \(and 2 more\)\.$/)
    const places = ended.stderr.match(/^compose\.yaml:\d+:\d+: .*$/gm)?.map((line) => line.split(' ')[0])
    expect(places).toEqual(['compose.yaml:4:5:', 'compose.yaml:5:5:', 'compose.yaml:10:5:'])
    expect(ended.report.steps).toEqual([])
  })

  test('is told together with files that are missing, which are wrong input', async () => {
    const ended = await run(
      `${compose}secrets: {key: {file: ./none.txt}}\n`.replace('networks: [wide]', 'secrets: [key]'),
    )
    expect([ended.exitCode, ended.report.verdict]).toEqual([2, 'error'])
    expect(ended.stderr).toContain('none.txt, which is not there')
    expect(ended.stderr).toContain('4096 CPUs')
  })

  test('a buildx that is too old is told before anything is pulled or built', async () => {
    await using tools = await StubTools.with({
      docker: `case "$*" in
        "compose version --short") echo 5.1.3 ;;
        "buildx version") echo "github.com/docker/buildx v0.10.4 000000" ;;
        *) PATH='${process.env.PATH}' exec docker "$@" ;;
      esac`,
    })
    await using files = await project({ services: { app: built('FROM debian:bookworm-slim\n') } })
    const ended = await observedRun(['--app', 'app'], { cwd: files.path, env: { PATH: tools.searchPath } })
    expect([ended.exitCode, ended.report.verdict, ended.report.steps]).toEqual([3, 'error', []])
    expect(ended.report.reason).toContain('buildx 0.17.0 or newer, and this one is 0.10.4')
  })
})
