import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { expectPassed, logOf, observedRun, stepOf } from '../harness/observed-run.js'
import { app, project, shell } from '../harness/project.js'
import { redRuns } from '../harness/red-runs.js'

const settle = ['--settle', '2s']
const always = { restart: 'always' }

/** An app that serves whatever its health check says, which passes four times: for the gate, and for the engine too. */
const turningBad = app(
  {},
  {
    healthcheck: {
      test: 'test "$$(wc -l </tmp/passed)" = 4 && { echo queue is full; exit 5; }; echo >>/tmp/passed',
      interval: '500ms',
      retries: 1,
      // For a busy machine.
      start_period: '20s',
    },
  },
)

redRuns('a release whose checks have held, and of which', [
  {
    name: 'the app dies seconds later',
    // On a busy machine the check takes a while.
    compose: { services: { app: app({ EXIT_AFTER: 4, LAST_WORDS: 'lost my database' }) } },
    args: ['--settle', '6s'],
    failure: { step: 'start:app', because: [/^app exited 1; its last line: lost my database/] },
    and: (run) => {
      expect(stepOf(run, 'check:1').status).toBe('passed')
      expect(logOf(run, 'app')).toContain('-> 200')
    },
  },
  {
    name: 'the app is in a crash loop of one second',
    compose: { services: { app: app({ EXIT_AFTER: 1, LAST_WORDS: 'no license' }, always) } },
    // On a busy machine its rounds take longer.
    args: ['--settle', '6s'],
    failure: { step: 'start:app', because: ['app', 'crash loop', 'exited 1', 'no license'] },
    and: (run) => expect(run.report.durationMs).toBeLessThan(20_000),
  },
  {
    name: 'a worker is, too',
    onlyInSoak: true,
    compose: { services: { app: app(), worker: shell('echo no queue; sleep 1; exit 4', always) } },
    args: settle,
    failure: { step: 'start:worker', because: ['worker', 'crash loop', 'exited 4', 'no queue'] },
  },
  {
    name: 'the app is unhealthy at the end, as the engine says',
    compose: { services: { app: turningBad } },
    args: ['--settle', '8s'],
    failure: { step: 'ready:app', because: ['app', 'unhealthy', 'its last probe exited 5: queue is full'] },
    and: (run) => expect(stepOf(run, 'check:1').status).toBe('passed'),
  },
  {
    name: 'a worker is unhealthy, which nobody waits for',
    onlyInSoak: true,
    compose: {
      services: {
        app: app(),
        // An image of its own: `shell` names the one that all tests share, which a build would replace.
        worker: {
          command: ['sleep', 'infinity'],
          init: true,
          build: {
            dockerfile_inline:
              'FROM debian:bookworm-slim\nHEALTHCHECK --interval=500ms --retries=1 CMD echo stuck; exit 1\n',
          },
        },
      },
    },
    args: settle,
    failure: { step: 'start:worker', because: ['worker was unhealthy', 'its last probe exited 1: stuck'] },
  },
])

/** A worker whose first rounds end; it goes on from this round on. */
const crashing = (rounds: number, more = {}) =>
  shell(
    `n=$(cat /state/n 2>/dev/null || echo 0); echo $((n + 1)) >/state/n
     [ $n -lt ${rounds} ] || exec sleep infinity; echo round $n: no queue; exit 4`,
    { restart: 'always', volumes: ['/state'], init: true, ...more },
  )

/** Three replicas of an app, of which each finds out which it is: its host name stands in a file they share. */
const replicas = (script: string) =>
  shell(`mkdir /turn/1 2>/dev/null || mkdir /turn/2 2>/dev/null || ${script}; exec perl /app/server.pl`, {
    volumes: ['turn:/turn', './server.pl:/app/server.pl:ro'],
    ports: ['8080'],
    init: true,
    deploy: { replicas: 3 },
  })

redRuns('an app of three replicas of which', [
  {
    name: 'one never serves',
    compose: { services: { app: replicas('exec sleep infinity') }, volumes: { turn: {} } },
    args: ['--smoke-timeout', '3s'],
    failure: {
      step: 'check:1',
      because: [/app \([123] of 3\): connection (reset|refused)/, 'listens on no port'],
    },
  },
  {
    name: 'one answers with an error',
    onlyInSoak: true,
    compose: { services: { app: replicas('export STATUS=500') }, volumes: { turn: {} } },
    failure: { step: 'check:1', because: [/app \([123] of 3\): expected .*status below 500, got 500/] },
  },
  {
    name: 'one ends',
    onlyInSoak: true,
    compose: { services: { app: replicas('exit 3') }, volumes: { turn: {} } },
    failure: { step: 'start:app', because: [/^app \([123] of 3\) exited 3/] },
  },
])

/** Hands every connection on to the next of all addresses of `api`. */
const dealing = `$in = IO::Socket::INET->new(LocalPort => 8080, Listen => 9, ReuseAddr => 1);
  while ($from = $in->accept) {
    @all = grep { defined } (gethostbyname(q(api)))[4..9] unless @all;
    $to = IO::Socket::INET->new(PeerAddr => inet_ntoa($all[$next++ % @all]), PeerPort => 8080) or next;
    while (<$from>) { print $to $_; last if /^\\r?$/ }
    print $from $_ while <$to>;
    close $from;
  }`

redRuns('an app that hands requests on to three replicas of which', [
  {
    name: 'one answers with an error',
    onlyInSoak: true,
    compose: {
      services: {
        app: shell(`exec perl -MIO::Socket::INET -e '${dealing}'`, { ports: ['8080'], depends_on: ['api'] }),
        api: { ...replicas('export STATUS=500'), ports: [] },
      },
      volumes: { turn: {} },
    },
    failure: { step: 'check:1', because: ['answered with 500', 'one of the 3 replicas of api'] },
  },
])

describe('a service that ended and came back', () => {
  test('is a warning with its exit code and last line', async () => {
    await using files = await project({ services: { app: app(), worker: crashing(2) } })
    const run = await observedRun(['--settle', '1s'], { cwd: files.path })
    expectPassed(run)
    const message = expect.stringContaining('worker exited 4 and was started again twice: round 1: no queue')
    expect(run.report.findings).toContainEqual(
      expect.objectContaining({ code: 'RESTARTED', severity: 'warning', message, line: expect.any(Number) }),
    )
    expect(run.stderr).toContain('worker exited 4 and was started again twice')
  })

  testInSoak('fails the run where warnings do', async () => {
    await using files = await project({ services: { app: app(), worker: crashing(2) } })
    const strict = await observedRun(['--settle', '1s', '--strict'], { cwd: files.path })
    expect([strict.exitCode, strict.report.reason]).toEqual([
      1,
      expect.stringMatching(/^Strict: RESTARTED worker/),
    ])
  })

  test('is no crash loop where it only waits for a peer in its own way, which is a notice', async () => {
    const asks = `perl -MIO::Socket::INET -e 'IO::Socket::INET->new(q(api:8080)) or die qq(api is not there\\n)' && exec sleep infinity`
    const services = {
      api: app({ DELAY: 3 }),
      worker: shell(asks, { restart: 'always', init: true, depends_on: ['api'] }),
    }
    await using files = await project({ services })
    const run = await observedRun(['--settle', '1s'], { cwd: files.path })
    expectPassed(run)
    const [finding] = run.report.findings.filter(({ code }) => code === 'RESTARTED')
    expect(finding).toMatchObject({ severity: 'notice' })
    expect(finding?.message).toMatch(
      /^worker exited \d+ and was started again (once|twice|\d times), until api was ready: api is not there\. /,
    )
  })
})
