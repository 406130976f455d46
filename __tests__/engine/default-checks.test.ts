import { describe, expect, test } from '@jest/globals'
import { expectPassed, observedRun } from '../harness/observed-run.js'
import { type ComposeText, project } from '../harness/project.js'

const perl = (program: string): readonly string[] => ['perl', '-MIO::Socket::INET', '-e', program]
const listen = (port: number) =>
  `my $$l = IO::Socket::INET->new(LocalPort => ${port}, Listen => 20, ReuseAddr => 1, Timeout => 1) or die;`
const image = 'debian:bookworm-slim'

async function passed(compose: ComposeText) {
  await using files = await project(compose)
  const run = await observedRun([], { cwd: files.path })
  expectPassed(run)
  return run.report
}

describe('an app that no check can ask', () => {
  test('because it speaks no HTTP passes, and its acceptance service is run', async () => {
    const serve = `${listen(7777)} while (1) { my $$c = $$l->accept or next; print $$c "lines/1 ready\\n"; my $$q = <$$c>; print $$c "what? $$q"; close $$c }`
    const report = await passed({
      services: {
        app: { image, command: perl(serve), ports: ['7777', '9999'] },
        e2e: {
          image,
          command: perl('exit !IO::Socket::INET->new("app:7777")'),
          depends_on: ['app'],
        },
      },
    })
    expect(report.reason).toBe('e2e exited 0, app listens, but not for HTTP.')
    expect(report.findings.map(({ code }) => code)).toEqual(['DEFAULT_CHECK', 'SILENT_PORT'])
  })
})

test('a wrong answer is not final before the health check of the app has passed', async () => {
  const serve = `my $$t = time; ${listen(8000)} while (1) { my $$warm = time - $$t > 6; if ($$warm) { open my $$f, '>', '/tmp/warm' } my $$c = $$l->accept or next; while (<$$c>) { last if /^\\r?\\n$$/ } my $$s = $$warm ? '200 OK' : '404 Not Found'; print $$c "HTTP/1.1 $$s\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n"; close $$c }`
  const healthcheck = { test: ['CMD', 'test', '-e', '/tmp/warm'], interval: '1s', start_period: '60s' }
  const report = await passed({
    'x-gate': { smoke: 'GET /page 200' },
    services: { app: { image, command: perl(serve), ports: ['8000'], healthcheck } },
  })
  expect(report.reason).toBe('app ready, 1 check held.')
})
