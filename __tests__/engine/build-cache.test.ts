import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Builder, docker, Registry } from '../harness/buildx.js'
import { chosenRows, testInSoak } from '../harness/chosen-rows.js'
import { engine } from '../harness/engine.js'
import type { Folder } from '../harness/folder.js'
import { expectError, expectPassed, logOf, type ObservedRun, observedRun } from '../harness/observed-run.js'
import { type ComposeText, project } from '../harness/project.js'

let registry: Registry
let builder: Builder

beforeAll(async () => {
  registry = await Registry.start()
  builder = await Builder.container(registry)
})

afterAll(async () => {
  await builder?.[Symbol.asyncDispose]()
  await registry?.[Symbol.asyncDispose]()
})

const MARKER = /^app( [0-9a-f]{2}){16}\n$/

/** A layer that differs whenever it is built. */
const service = (name: string) => ({
  build: {
    context: '.',
    // An engine in a container has no bridge to offer.
    network: 'none',
    dockerfile_inline: `FROM ${registry.base}\nRUN echo ${name} $$(od -An -N16 -tx1 /dev/urandom) >/marker\n`,
  },
  command: ['sh', '-c', 'cat /marker; : >/shown; exec sleep 600'],
  // So that no run passes before the marker is in the log.
  healthcheck: { test: 'test -e /shown', interval: '1s' },
})

const marked = (): ComposeText => ({ services: { app: service('app'), worker: service('worker') } })

const SERVICES = ['app', 'worker']
const markers = (run: ObservedRun) => SERVICES.map((service) => logOf(run, service))

async function gate(files: Folder, which: Builder, ...args: string[]): Promise<ObservedRun> {
  const run = await observedRun(['--app', 'app,worker', '--builder', which.name, ...args], {
    cwd: files.path,
    env: which.env,
  })
  expectPassed(run)
  for (const [index, marker] of markers(run).entries()) {
    expect(marker).toMatch(new RegExp(`^${SERVICES[index]}( [0-9a-f]{2}){16}\n$`))
  }
  return run
}

describe('a build cache', () => {
  const kept = [
    ['a folder', () => ['type=local,src=cache/{service}', 'type=local,dest=cache/{service},mode=max']],
    [
      'a registry',
      () => [
        `type=registry,ref=${registry.address}/cache:{service}`,
        `type=registry,ref=${registry.address}/cache:{service},mode=max`,
      ],
    ],
  ] as const
  test.each(chosenRows(kept, ([where]) => where === 'a registry'))(
    'in %s is written by one run and read by the next',
    async (_, caches) => {
      await using files = await project(marked())
      const [from = '', to = ''] = caches()
      // Nothing is there yet to be read.
      const first = await gate(files, builder, '--cache-from', from, '--cache-to', to)
      await builder.forget()
      const second = await gate(files, builder, '--cache-from', from)
      expect(markers(second)).toEqual(markers(first))
    },
  )

  testInSoak('inside the image itself needs no builder but the usual one', async () => {
    const image = `${registry.address}/inline:1`
    const compose = { services: { app: { ...service('app'), image } } }
    await using files = await project(compose)
    const first = await observedRun(['--app', 'app', '--cache-to', 'type=inline'], { cwd: files.path })
    expectPassed(first)
    await docker(['push', '--quiet', image])
    await builder.forget()

    const from = ['--cache-from', `type=registry,ref=${image}`]
    const args = ['--app', 'app', '--builder', builder.name, ...from]
    const second = await observedRun(args, { cwd: files.path, env: builder.env })
    const ids = [first, second].flatMap(({ report }) => Object.values(report.images))
    await docker(['image', 'rm', '--force', ...new Set(ids)])
    expectPassed(second)
    expect(logOf(second, 'app')).toBe(logOf(first, 'app'))
    expect(logOf(first, 'app')).toMatch(MARKER)
  })

  test("of GitHub is asked with the job's own token", async () => {
    const asked: (string | undefined)[] = []
    const server = createServer(({ headers }, answer) => {
      asked.push(headers.authorization)
      answer.writeHead(204).end()
    })
    const { IPAM } = await engine.getNetwork('bridge').inspect()
    // From where the builder is, the machine is the bridge's gateway.
    await new Promise<void>((resolve) => server.listen(0, IPAM?.Config?.[0]?.Gateway, resolve))
    const { address, port } = server.address() as AddressInfo
    const scopes = JSON.stringify([{ Scope: 'refs/heads/main', Permission: 3 }])
    const token = ['{"alg":"none"}', JSON.stringify({ ac: scopes, nbf: 1, exp: 4_102_444_800 })]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.')
    await using files = await project({ services: { app: service('app') } })
    const env = {
      ...builder.env,
      ACTIONS_RUNTIME_TOKEN: `${token}.x`,
      ACTIONS_CACHE_URL: `http://${address}:${port}/`,
    }
    const args = ['--app', 'app', '--builder', builder.name, '--cache-from', 'type=gha,scope={service}']
    const run = await observedRun(args, { cwd: files.path, env })
    server.close()
    expectPassed(run)
    expect(new Set(asked)).toEqual(new Set([`Bearer ${token}.x`]))
  })
})

describe('a builder', () => {
  testInSoak('that is somewhere else builds what runs here', async () => {
    await using remote = await Builder.remote(registry)
    await using files = await project(marked())
    const run = await gate(files, remote)
    expect(Object.keys(run.report.images).sort()).toEqual(SERVICES)
  })

  test('that there is not is said to be none', async () => {
    await using files = await project({ services: { app: service('app') } })
    const run = await observedRun(['--app', 'app', '--builder', 'nobody'], { cwd: files.path })
    expect(run.exitCode).toBe(2)
    expect(run.report.reason).toContain('there is no builder "nobody"')
    expect(run.report.steps).toEqual([])
  })

  test('that cannot write a cache is named, with one that can', async () => {
    const store = ((await engine.info()) as { DriverStatus?: string[][] }).DriverStatus?.flat().join() ?? ''
    await using files = await project({ services: { app: service('app') } })
    const args = ['--app', 'app', '--cache-to', 'type=local,dest=cache']
    const run = await observedRun(args, { cwd: files.path })
    // An engine that keeps images as containerd does can.
    if (store.includes('io.containerd.snapshotter')) expectPassed(run)
    else
      expectError(run, { step: 'build:app', because: ['which cannot write this cache', 'docker-container'] })
  })
})
