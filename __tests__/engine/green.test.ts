import { describe, expect, test } from '@jest/globals'
import { testInSoak } from '../harness/chosen-rows.js'
import { expectPassed, logOf, type ObservedRun, observedRun, stepOf } from '../harness/observed-run.js'
import {
  app,
  type ComposeText,
  healthy,
  postgres,
  project,
  type ServiceText,
  shell,
  writer,
} from '../harness/project.js'

/** Asks the database once and never again: it fails where it is not there yet. */
const sql = (statement: string, more: ServiceText = {}): ServiceText => ({
  image: 'postgres:17',
  depends_on: healthy('db'),
  environment: { PGPASSWORD: 'password' },
  command: ['psql', '-h', 'db', '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-c', statement],
  ...more,
})

const migrate = sql('CREATE TABLE todo (id int)')
const completed = (service: string): ServiceText => ({
  depends_on: { [service]: { condition: 'service_completed_successfully' } },
})

/** The services in the order their containers started. */
function started(run: ObservedRun): string[] {
  const moments = run.events.of(run.report.project).filter(({ action }) => action === 'start')
  return moments.map(({ service }) => service)
}

async function passes(compose: ComposeText, args: readonly string[] = []): Promise<ObservedRun> {
  await using files = await project(compose)
  const run = await observedRun(args, { cwd: files.path })
  expectPassed(run)
  return run
}

describe('a good release', () => {
  test('with PostgreSQL, whose health check also passes against its temporary server, and two migrations in a row', async () => {
    const run = await passes({
      services: {
        db: postgres(),
        migrate,
        seed: sql('INSERT INTO todo VALUES (1)', completed('migrate')),
        app: app({}, completed('seed')),
      },
    })
    expect(started(run)).toEqual(['db', 'migrate', 'seed', 'app'])
    expect(logOf(run, 'migrate')).toContain('CREATE TABLE')
    expect(logOf(run, 'seed')).toBe('INSERT 0 1\n')
    expect(logOf(run, 'db')).toContain('database system is ready to accept connections')
    expect(logOf(run, 'app')).toContain('GET / HTTP/1.1 -> 200')
    expect(run.report.reason).toMatch(/db ready.*seed exited 0.*asked only GET \/: 200/i)
  })

  test('with the short form of depends_on everywhere, and no health check', async () => {
    const { healthcheck: _, ...db } = postgres()
    const short = { ...migrate, depends_on: ['db'] }
    const run = await passes({
      services: { db, migrate: short, app: app({}, { depends_on: ['db', 'migrate'] }) },
    })
    expect(started(run)).toEqual(['db', 'migrate', 'app'])
  })

  test('whose migration is a command of the app', async () => {
    const asks = 'test "$COLOUR" = blue && echo migrating'
    const run = await passes(
      {
        services: {
          app: app({}, { environment: { COLOUR: 'blue' }, restart: 'always' }),
        },
      },
      ['--migrate', `app -- sh -c '${asks}'`],
    )
    expect(logOf(run, 'app-migrate')).toBe('migrating\n')
    expect(started(run)).toEqual(['app-migrate', 'app'])
  })

  test('with tests before and an acceptance service behind', async () => {
    const run = await passes(
      {
        services: {
          app: app(),
          unit: shell('echo 12 tests passed'),
          acceptance: shell(
            'mkdir -p /out/results && echo "<testsuite><testcase/></testsuite>" > /out/results/junit.xml && perl -MIO::Socket::INET -e \'$s = IO::Socket::INET->new("app:8080") or die; print $s "GET /acceptance HTTP/1.0\\r\\n\\r\\n"; print <$s>\'',
            { depends_on: ['app'] },
          ),
        },
      },
      ['--test', 'unit', '--artifact', 'acceptance:/out/results', '--artifact', 'app:/app/server.pl'],
    )
    expect(started(run)).toEqual(['unit', 'app', 'acceptance'])
    expect(run.files.get('artifacts/acceptance/results/junit.xml')).toContain('<testcase/>')
    expect(run.files.get('artifacts/app/server.pl')).toContain('listening on')
    expect(run.files.get('summary.md')).toContain('`artifacts/acceptance/results/junit.xml`: 1 test')
    expect(logOf(run, 'unit')).toBe('12 tests passed\n')
    expect(logOf(run, 'acceptance')).toContain('200 Status')
    expect(logOf(run, 'app')).toContain('GET /acceptance')
  })

  test('with a worker, a proxy, three copies of an app, one that is slow, and one that crashes once', async () => {
    const script =
      'test -e /tmp/once || { touch /tmp/once; echo no database yet; exit 1; }; exec perl /app/server.pl'
    const run = await passes({
      services: {
        web: app({}, { ports: [], deploy: { replicas: 3 } }),
        worker: writer('working'),
        proxy: app({ BODY: 'through the proxy' }, { depends_on: ['web'] }),
        slow: app({ DELAY: 4 }),
        crashing: app({}, { command: ['sh', '-c', script], restart: 'on-failure' }),
      },
      'x-gate': { smoke: ['GET slow/', 'GET crashing/', 'GET proxy/'] },
    })
    expect(started(run).filter((service) => service === 'web')).toHaveLength(3)
    expect(logOf(run, 'web').match(/==> \S+ <==/g)).toHaveLength(3)
    expect(logOf(run, 'worker')).toBe('working\n')
    expect(stepOf(run, 'check:1').attempts).toBeGreaterThan(1)
    expect(logOf(run, 'crashing')).toMatch(/no database yet\nlistening/)
  })

  testInSoak('whose database keeps its data in a container that ends at once', async () => {
    const data = { image: 'postgres:17', command: 'true', volumes: ['/var/lib/postgresql/data'] }
    const db = postgres({ volumes_from: ['data'] })
    const run = await passes({ services: { data, db, app: app({}, { depends_on: healthy('db') }) } })
    expect(started(run)).toEqual(['data', 'db', 'app'])
  })
})

describe('a service that is neither app nor known store', () => {
  const setup = (code: number) => ({
    image: 'debian:bookworm-slim',
    command: ['sh', '-c', `touch /made; sleep 4; exit ${code}`],
    healthcheck: { test: 'test -f /made', interval: '1s', retries: 5 },
  })
  const compose = (code: number) => ({
    services: {
      keys: setup(code),
      app: app({ DELAY: 6 }, { depends_on: { keys: { condition: 'service_healthy' } } }),
    },
  })

  test('may end well once it has been ready', async () => {
    await using files = await project(compose(0))
    expectPassed(await observedRun(['--app', 'app'], { cwd: files.path }))
  })

  testInSoak('may not end badly', async () => {
    await using files = await project(compose(3))
    const run = await observedRun(['--app', 'app'], { cwd: files.path })
    const reason = expect.stringMatching(/^keys exited 3; its log is empty, and it ran: touch \/made;/)
    expect(run.report).toMatchObject({ verdict: 'failed', reason })
  })
})
