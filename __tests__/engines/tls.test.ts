import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contextOf } from '../harness/docker-contexts.js'
import { endingsAt } from '../harness/endings.js'
import { expectUnjudged, FarEngine } from '../harness/far-engine.js'
import { processWith } from '../harness/gate-place.js'

let far: FarEngine

beforeAll(async () => {
  far = await FarEngine.start()
})

afterAll(async () => await far?.[Symbol.asyncDispose]())

const AT_ITS_ADDRESS = /^http:\/\/\d+(\.\d+){3}:\d+$/

endingsAt('an engine on another machine, over TLS', AT_ITS_ADDRESS, async () =>
  processWith(far.engine, { env: far.engine.env }),
)

endingsAt('an engine on another machine, over TLS, by a context', AT_ITS_ADDRESS, async () =>
  processWith(far.engine, { env: await contextOf(far.engine.env, far.engine.shared) }),
)

describe('an engine on another machine, over TLS', () => {
  test.each([
    ['without keys', { DOCKER_CERT_PATH: '/nowhere' }, 'no such file or directory', 'set DOCKER_CERT_PATH'],
    ['without TLS', { DOCKER_TLS_VERIFY: '' }, 'HTTP request to an HTTPS server', 'set DOCKER_TLS_VERIFY=1'],
    ['at an unknown name', { DOCKER_HOST: 'tcp://nowhere.invalid:2376' }, 'no such host', 'correct the name'],
  ])('is not asked %s', async (_, env, reason, instead) => {
    expectUnjudged(await far.run({ ...far.engine.env, ...env }), reason, instead)
  })

  test('is not asked at a port that it publishes for itself alone', async () => {
    const run = await far.run(far.engine.env, { ports: ['127.0.0.1:40801:8080'] }, ['--ports', 'declared'])
    expectUnjudged(run, '127.0.0.1 of that machine', 'leave out `ports: declared`')
    expect(run.report.steps).toEqual([])
  })

  test.each(['GET / 200', 'TCP app:8080'])(
    'is not judged behind a firewall that swallows %s',
    async (check) => {
      const rule = ['PREROUTING', '--protocol', 'tcp', '--dport', '32768:65535', '--jump', 'DROP']
      await far.engine.onMachine('iptables', '--table', 'raw', '--insert', ...rule)
      try {
        const args = ['--smoke', check, '--smoke-timeout', '30s']
        const { report, exitCode, stdout } = await far.run(far.engine.env, {}, args)
        expect([report.verdict, exitCode]).toEqual(['error', 3])
        expect(report.reason).toContain('is published where this process cannot reach it')
        expect(stdout).toContain('let firewalls pass the ports')
        expect(report.durationMs).toBeLessThan(20_000)
      } finally {
        await far.engine.onMachine('iptables', '--table', 'raw', '--delete', ...rule)
      }
    },
  )

  test.each([200, 404])(
    'is not judged by a server of another machine that answers %s at its port',
    async (status) => {
      const args = ['--ports', 'declared', '--engine-host', '127.0.0.1', '--smoke', 'GET / 200']
      await using _ = await listening(40_802, status)
      const { report, exitCode } = await far.run(far.engine.env, { ports: ['40802:8080'] }, args)
      expect([report.verdict, exitCode]).toEqual(['error', 3])
      expect(report.reason).toContain('something else than app answers at 127.0.0.1:40802')
    },
  )
})

/** A server of this machine, which the engine's machine is not. */
async function listening(port: number, status: number): Promise<AsyncDisposable> {
  const server = createServer((_, response) => response.writeHead(status).end())
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { [Symbol.asyncDispose]: async () => void server.close() }
}
