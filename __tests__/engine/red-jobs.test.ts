import { createServer } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { expectError, logOf, observedRun, stepOf } from '../harness/observed-run.js'
import { app, postgres, project, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

/** Asks the app as another container would; Debian's slim image has nothing but Perl to do so. */
const asking = (body: string) =>
  shell(
    `perl -MIO::Socket::INET -e 'my $s; for (1..50) { last if $s = IO::Socket::INET->new("app:8080"); select undef, undef, undef, .1 }
     print $s "GET /todos HTTP/1.0\\r\\n\\r\\n"; my $got = join "", <$s>; $got =~ /${body}/ or die "no ${body} in the answer\\n"; print "all well\\n"'`,
    { depends_on: ['app'] },
  )

redRuns('a release', [
  {
    name: 'whose acceptance service fails',
    compose: { services: { app: app(), acceptance: asking('milk') } },
    failure: {
      step: 'job:acceptance',
      because: [/^acceptance exited \d+; its last line: no milk in the answer/],
    },
    and: (run) => expect(stepOf(run, 'check:1').status).toBe('passed'),
  },
  {
    name: 'whose acceptance service hangs',
    onlyInSoak: true,
    compose: {
      services: { app: app(), acceptance: shell('echo clicking; sleep 600', { depends_on: ['app'] }) },
    },
    args: ['--acceptance', 'acceptance', '--timeout', '10s'],
    failure: {
      step: 'job:acceptance',
      because: ['the whole run took longer than 10s: acceptance did not end within ', /: clicking\.$/],
    },
  },
  {
    name: 'whose test service fails',
    compose: {
      services: { db: postgres(), unit: shell('echo "1 of 3 tests failed"; exit 2'), app: app() },
    },
    args: ['--test', 'unit'],
    failure: { step: 'job:unit', because: ['unit exited 2', '1 of 3 tests failed'] },
    and: (run) => {
      const started = run.events.of(run.report.project).filter(({ action }) => action === 'start')
      expect(started.map(({ service }) => service)).toEqual(['unit'])
    },
  },
  {
    name: 'that takes longer than the whole run may',
    onlyInSoak: true,
    compose: {
      services: {
        db: postgres({ healthcheck: { test: 'echo no table; exit 1', interval: '60s' } }),
        app: app(),
      },
    },
    args: ['--timeout', '10s'],
    failure: {
      step: 'ready:db',
      because: [
        /the whole run took longer than 10s: db (did not listen on the network|was not healthy) within /,
      ],
    },
  },
  {
    name: 'whose log is long is kept whole',
    compose: {
      services: {
        migrate: shell(
          'i=0; while [ $i -lt 5000 ]; do printf "%06d %01016d\\n" $i 0; i=$((i+1)); done; exit 1',
        ),
        app: app({}, { depends_on: ['migrate'] }),
      },
    },
    failure: { step: 'job:migrate', because: ['migrate exited 1', '004999 000'] },
    and: (run) => {
      const lines = logOf(run, 'migrate').trimEnd().split('\n')
      expect(lines).toHaveLength(5000)
      expect(lines.findIndex((line, index) => Number(line.slice(0, 6)) !== index)).toBe(-1)
      expect(logOf(run, 'migrate')).toHaveLength(5000 * 1024)
      // Nobody reads five megabytes on a terminal.
      expect(run.stdout.length + run.stderr.length).toBeLessThan(200_000)
    },
  },
])

describe('declared ports', () => {
  test('one that is taken is reported by its number', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      await using files = await project({ services: { app: app({}, { ports: [`127.0.0.1:${port}:8080`] }) } })
      const run = await observedRun(['--ports', 'declared'], { cwd: files.path })
      expectError(run, { step: 'start:app', because: ['app', `port 127.0.0.1:${port} is already in use`] })
    } finally {
      server.close()
    }
  })
})
