import { beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows, testInSoak } from '../../harness/chosen-rows.js'
import {
  expectFailed,
  expectPassed,
  logOf,
  type ObservedRun,
  observedRun,
  stepOf,
} from '../../harness/observed-run.js'
import {
  app,
  type ComposeText,
  healthy,
  postgres,
  project,
  type ServiceText,
  shell,
} from '../../harness/project.js'

async function gate(
  compose: ComposeText,
  files: Readonly<Record<string, string>> = {},
): Promise<ObservedRun> {
  await using folder = await project(compose, files)
  return await observedRun([], { cwd: folder.path })
}

/** A worker that says to its log, in milliseconds since 1970, when its health check could pass for the first time. */
const worker = (seconds: number, more = {}) =>
  shell(`sleep ${seconds}; date +%s%3N; touch /tmp/ready; exec sleep infinity`, {
    init: true,
    healthcheck: { test: 'test -f /tmp/ready', interval: '30s' },
    ...more,
  })

const imageWithCheck = [
  'FROM debian:bookworm-slim',
  'HEALTHCHECK --interval=30s CMD test -f /tmp/ready',
  'CMD sleep 2; date +%s%3N; touch /tmp/ready; exec sleep infinity',
].join('\n')

/** A server whose health check asks it over HTTP. */
const server = (delay: number, healthcheck: object = {}) =>
  app(
    { DELAY: delay },
    {
      healthcheck: {
        test: "perl -MIO::Socket::INET -e 'exit !IO::Socket::INET->new(q(127.0.0.1:8080))'",
        interval: '30s',
        ...healthcheck,
      },
    },
  )

/**
 * Milliseconds: less than the interval declared, and than the two minutes of a service that declares none. How soon
 * exactly, the bench measures: a test must not fail because the machine is busy.
 */
const SOON = 25_000

/** The time that a service was given: what it declares, and what its probes took on top; and no more was waited. */
function expectBudget(run: ObservedRun, service: string, seconds: number): void {
  const given = Number(/was not healthy within ([\d.]+)s/.exec(run.report.reason)?.[1])
  expect(given).toBeGreaterThanOrEqual(seconds)
  const { durationMs } = stepOf(run, `ready:${service}`)
  expect(durationMs).toBeGreaterThanOrEqual(given * 1000 - 100)
  expect(durationMs).toBeLessThan(SOON)
}

/** How long after it could have been a service was found to be ready, in milliseconds. */
function delay(run: ObservedRun, service: string): number {
  const could = Number(logOf(run, service).trim().split('\n')[0])
  return Date.parse(stepOf(run, `ready:${service}`).endedAt ?? '') - could
}

const asking = "bash -c '</dev/tcp/127.0.0.1/8080'"

describe('services of one run', () => {
  const workers = {
    soon: worker(0.3),
    later: worker(2),
    late: worker(6),
    // Its image has the health check.
    built: { build: '.', init: true },
    // Its probe names a port at which nothing will ever listen.
    deaf: worker(0, {
      healthcheck: { test: 'test -f /tmp/ready && echo http://localhost:8080/', interval: '30s' },
    }),
  }
  const hanging = worker(0, {
    depends_on: healthy('built'),
    healthcheck: { test: 'mkdir /tmp/asked && sleep 60; true', interval: '5s', timeout: '2s', retries: 5 },
  })
  const servers = { server: server(3), asked: server(2, { test: asking }) }
  let run: ObservedRun

  beforeAll(async () => {
    run = await gate(
      {
        services: { ...workers, hanging, ...servers },
        'x-gate': { app: Object.keys(servers), smoke: ['GET server/', 'GET asked/'] },
      },
      { Dockerfile: imageWithCheck },
    )
  })

  test('are all ready', () => expectPassed(run))

  test.each(Object.keys(workers))('do not wait for an interval of 30 s: %s', (name) => {
    expect(delay(run, name)).toBeGreaterThanOrEqual(0)
    expect(delay(run, name)).toBeLessThan(SOON)
  })

  test('are asked as soon as they listen', () => {
    const { durationMs, attempts } = stepOf(run, 'ready:server')
    expect(durationMs).toBeGreaterThan(2500)
    expect(durationMs).toBeLessThan(SOON)
    // Not all the time: each probe takes from what the service needs to get ready.
    expect(attempts).toBeLessThan(20)
  })

  test('are not asked at a port while nothing listens there, and then at once', () => {
    const { durationMs, attempts } = stepOf(run, 'ready:asked')
    expect(durationMs).toBeGreaterThan(1500)
    expect(durationMs).toBeLessThan(SOON)
    expect(attempts).toBeLessThanOrEqual(2)
  })

  test('are asked again where a probe hung', () => {
    expect(stepOf(run, 'ready:hanging')).toMatchObject({ attempts: 2 })
  })
})

testInSoak('a probe that asks a port says why it failed, however little time it had', async () => {
  const it = worker(0, { healthcheck: { test: asking, interval: '1s', retries: 1 } })
  const run = await gate({ services: { worker: it, app: app() } })
  expectFailed(run, {
    step: 'ready:worker',
    // A busy machine may not finish a probe in that time.
    because: [/was not healthy within \d/, /its last probe exited 1|its first probe had not ended/],
  })
})

testInSoak(
  'where health checks are dense, a service still has the time it declares and no more',
  async () => {
    const dense = (test: string) => worker(0, { healthcheck: { test, interval: '500ms', retries: 6 } })
    const others = Object.fromEntries([1, 2, 3].map((number) => [`w${number}`, dense('test -f /tmp/ready')]))
    const run = await gate({ services: { ...others, never: dense('echo no good; exit 4'), app: app() } })
    expectFailed(run, { step: 'ready:never', because: [/was not healthy within \d/, 'no good'] })
    expectBudget(run, 'never', 3)
  },
)

describe('a service that is never healthy fails at the end of its own budget', () => {
  const never = { test: 'echo no good; exit 4', interval: '1s', retries: 3, start_period: '1500ms' }

  const stores: [string, ServiceText, number, string][] = [
    ['a worker', worker(0, { healthcheck: never }), 4.5, 'no good'],
    ['a store', postgres({ healthcheck: never }), 4.5, 'no good'],
    [
      'a store that does not even listen',
      postgres({ healthcheck: never, entrypoint: ['sleep', 'infinity'], init: true }),
      4.5,
      'no good',
    ],
    [
      // Which grows by the time that its probes take.
      'one whose probes hang',
      worker(0, { healthcheck: { ...never, test: 'sleep 60', timeout: '1s' } }),
      7.5,
      'its last probe did not end within 1s',
    ],
  ]
  test.each(chosenRows(stores, (_, index) => index > 2))('%s', async (_name, service, seconds, because) => {
    const run = await gate({ services: { it: service, app: app() }, 'x-gate': { database: [], app: 'app' } })
    expectFailed(run, { step: 'ready:it', because: [/^it was not healthy within \d/, because] })
    expectBudget(run, 'it', seconds)
  })

  testInSoak('or when a setting says, whatever its probes take', async () => {
    const it = worker(0, { healthcheck: { ...never, test: 'sleep 60', timeout: '20s' } })
    const run = await gate({ services: { it, app: app() }, 'x-gate': { 'ready-timeout': '4s' } })
    expectFailed(run, {
      step: 'ready:it',
      because: ['it was not healthy within 4s', 'its first probe had not ended'],
    })
    expect(stepOf(run, 'ready:it').durationMs).toBeLessThan(SOON)
  })
})

test('the health check of an image is not asked where the Compose file disables it', async () => {
  const worker = { build: '.', init: true, healthcheck: { disable: true } }
  const services = { worker, app: app({}, { depends_on: ['worker'] }) }
  const run = await gate({ services }, { Dockerfile: imageWithCheck })
  expectPassed(run)
  expect(run.report.steps.filter(({ id, attempts }) => id === 'ready:worker' && attempts > 0)).toEqual([])
  expect(run.report.durationMs).toBeLessThan(30_000)
})

describe('a store that the gate knows and that declares no health check', () => {
  // Listens at once as Redis does, and says LOADING while it reads its data.
  const redis = [
    'use IO::Socket::INET; my $begun = time;',
    'my $server = IO::Socket::INET->new(LocalPort => 6379, Listen => 16, ReuseAddr => 1) or die;',
    'while (my $client = $server->accept) {',
    '  next unless defined(my $line = <$client>);',
    '  print $client time - $begun < 3 ? "-LOADING Redis is loading the dataset in memory\\r\\n" : "+PONG\\r\\n";',
    '  close $client;',
    '}',
  ].join('\n')
  const cli = [
    '#!/usr/bin/perl',
    'use IO::Socket::INET;',
    'my $server = IO::Socket::INET->new("127.0.0.1:6379") or die "Could not connect\\n";',
    'print $server "PING\\r\\n"; my $answer = <$server>; $answer =~ s/^[+-]//; print $answer;',
  ].join('\n')
  const dockerfile = [
    'FROM debian:bookworm-slim',
    'COPY --chmod=755 redis-cli /usr/local/bin/redis-cli',
    'COPY server.pl /server.pl',
    'EXPOSE 6379',
    'CMD ["perl", "/server.pl"]',
  ].join('\n')

  test('is ready when it has loaded its data, not when it listens', async () => {
    const files = { 'redis/Dockerfile': dockerfile, 'redis/server.pl': redis, 'redis/redis-cli': cli }
    const ask =
      'perl -MIO::Socket::INET -e \'my $s = IO::Socket::INET->new("redis:6379") or die; print $s "PING\\n"; my $a = <$s>; print $a; exit $a !~ /PONG/\''
    const run = await gate(
      {
        services: {
          redis: { build: './redis', init: true },
          migrate: shell(ask, { depends_on: ['redis'] }),
          app: app(),
        },
      },
      files,
    )
    expectPassed(run)
    expect(logOf(run, 'migrate')).toContain('PONG')
    expect(stepOf(run, 'ready:redis').durationMs).toBeGreaterThan(1900)
  })

  const probes = [
    ['is declared', { test: 'pg_isready -U postgres -p 5999', interval: '1s', retries: 30 }],
    ["is the gate's own", { disable: true }],
  ] as const
  for (const [name, healthcheck] of probes) {
    testInSoak(`is ready where it listens on another port than usual, and its probe ${name}`, async () => {
      const migrate = {
        image: 'postgres:17',
        entrypoint: ['psql', 'postgresql://postgres:password@db:5999/postgres', '-c'],
        command: ['CREATE TABLE t ()'],
        depends_on: ['db'],
      }
      const run = await gate({
        services: { db: postgres({ healthcheck, command: ['postgres', '-p', '5999'] }), migrate, app: app() },
      })
      expectPassed(run)
    })
  }
})
