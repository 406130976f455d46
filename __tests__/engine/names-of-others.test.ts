import { createServer } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { expectPassed, logOf, observedRun } from '../harness/observed-run.js'
import { app, project, shell } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('what others rely on', () => {
  test('the names that Compose would give to containers lead to them', async () => {
    const name = uniqueName('stall')
    const names = [`${name}-peer-1`, `${name}_peer_1`, `${name}-many-2`]
    await using files = await project({
      name,
      services: {
        peer: app({ PORT: 9000 }, { ports: [] }),
        many: app({ PORT: 9000 }, { ports: [], scale: 2 }),
        // Shares the network of a container by the name that Compose would have given.
        beside: shell('getent hosts localhost && echo beside', { network_mode: `container:${name}-peer-1` }),
        migrate: shell([...names, 'linked'].map((one) => `getent hosts ${one}`).join(' && '), {
          depends_on: ['peer', 'many'],
          external_links: [`${name}-peer-1:linked`],
        }),
        app: app({ PEER: `${name}-peer-1:9000` }, { depends_on: ['migrate'] }),
      },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    for (const one of names) expect(logOf(run, 'migrate')).toContain(one)
  })

  test('ports that a service on the machine’s network reaches', async () => {
    const port = await freePort()
    await using files = await project({
      services: {
        redis: app(
          { PORT: 6379 },
          { ports: [`127.0.0.1:${port}:6379`], healthcheck: { test: 'true', interval: '1s' } },
        ),
        app: app(),
        check: shell(`exec 3<>/dev/tcp/localhost/${port} && echo reached`, {
          network_mode: 'host',
          command: ['bash', '-c', `exec 3<>/dev/tcp/$$REDIS_HOST/${port} && echo reached`],
          environment: { REDIS_HOST: 'localhost' },
          depends_on: ['app'],
        }),
      },
      'x-gate': { acceptance: 'check' },
    })
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'check')).toBe('reached\n')
    expect(run.report.adjustments.map(({ sentence }) => sentence)).toContain(
      `Port ${port} (redis) stays as declared, because check is on the machine's network`,
    )
  })

  test('ports and names that a run cannot keep are told before anything runs', async () => {
    await using files = await project({
      name: 'stall',
      services: {
        api: app({}, { ports: ['18111:8080'] }),
        app: app(
          {},
          {
            environment: { API: 'http://host.docker.internal:18111', NETWORK: 'stall_default' },
            depends_on: ['api'],
          },
        ),
      },
    })
    const run = await observedRun(['--strict', '--smoke', 'GET app/ 200'], { cwd: files.path })
    expect(run.report).toMatchObject({ verdict: 'failed', steps: [] })
    const found = run.report.findings.filter(({ code }) => /^(MOVED_PORT|ENGINE_NAME)$/.test(code))
    expect(found.map(({ code, line }) => [code, line !== null])).toEqual([
      ['MOVED_PORT', true],
      ['ENGINE_NAME', true],
    ])
  })
})
