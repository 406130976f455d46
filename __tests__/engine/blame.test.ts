import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectError, expectFailed, observedRun, stepOf } from '../harness/observed-run.js'
import { type ComposeText, project, type ServiceText, shell } from '../harness/project.js'
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
    expectError(ended, { step: 'pull:cache', because: ['toomanyrequests: later, please', 'tried 4 times'] })
    expect(stepOf(ended, 'pull:cache')).toMatchObject({ attempts: 4 })
    expect(asked.length).toBeGreaterThanOrEqual(4)
    const told = ended.stderr.match(/^pull cache: .*; trying again in (1s \(1|4s \(2|10s \(3) of 3\)$/gm)
    expect(told).toHaveLength(3)
  }, 60_000)

  test('that a base image comes from is asked again in the same way', async () => {
    const { address, asked } = registry('broken')
    const compose = { services: { app: built(`FROM ${address}/team/base:1\nRUN true\n`) } }
    const ended = await run(compose, '--build-timeout', '6s')
    expectError(ended, {
      step: 'build:app',
      because: [`${address}/team/base:1 could not be pulled`, '502 Bad Gateway', /tried [23] times/],
    })
    expect(asked.length).toBeGreaterThanOrEqual(2)
  }, 60_000)

  test.each([
    ['that is not there is given time, within the limit', '127.0.0.1:9', 'connection refused'],
    [
      'whose name means nothing is given time, within the limit',
      'registry.invalid',
      /no such host|name resolution|lookup/,
    ],
  ])('%s', async (_, address, why) => {
    const ended = await run(
      { services: { app: { image: `${address}/nobody/nothing:1` } } },
      ...['--app', 'app', '--build-timeout', '6s'],
    )
    expectError(ended, { step: 'pull:app', because: ['could not be pulled', why, /tried [23] times/] })
  })

  test.each([
    ['without the image', 'empty', 'manifest unknown'],
    ['that gives the image to nobody', 'closed', 'denied'],
  ])('%s is asked once, and the release is bad', async (_, name, why) => {
    const { address, asked } = registry(name)
    const image = `${address}/team/app:1`
    const ended = await run({ services: { app: { image } } }, '--app', 'app')
    expectFailed(ended, { step: 'pull:app', because: [`${image} could not be pulled`, why] })
    expect(ended.stderr).not.toContain('trying again')
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  test('without the base image makes the build a bad one', async () => {
    const { address } = registry('empty')
    const ended = await run({ services: { app: built(`FROM ${address}/team/base:1\n`) } }, '--app', 'app')
    expectFailed(ended, { step: 'build:app', because: [`${address}/team/base:1`, 'not found'] })
  })
})

describe('a container that is not made because of', () => {
  test('a runtime that the machine does not have says nothing of the release', async () => {
    const ended = await run({ services: { app: quiet({ runtime: 'nobodys-runtime' }) } }, '--app', 'app')
    expectError(ended, { step: 'create:app', because: ['nobodys-runtime'] })
  })

  test.each<[string, ServiceText, string]>([
    ['its command', { command: ['nobodys-command'] }, 'executable file not found'],
    ['its user', { user: 'nobody-at-all' }, 'unable to find user'],
  ])('%s is a bad release', async (_, more, why) => {
    const ended = await run({ services: { app: quiet(more) } }, '--app', 'app')
    expectFailed(ended, { step: 'start:app', because: [why] })
  })
})
