import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { compose } from '../harness/compose-project.js'
import { engine } from '../harness/engine.js'
import { expectPassed, logOf, type ObservedRun, observedRun } from '../harness/observed-run.js'
import { app, healthy, postgres, project, shell } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

const docker = async (...args: string[]) => (await promisify(execFile)('docker', args)).stdout

/** Fails where the table is there already, as it is in data of an earlier run. */
const migrate = shell('psql -h db -U postgres -v ON_ERROR_STOP=1 -c "create table item (id int)"', {
  image: 'postgres:17',
  environment: { PGPASSWORD: 'password' },
  depends_on: healthy('db'),
})

/** A store of which the gate knows the name alone; it fails where an earlier one has left something. */
const redis = app(
  { PORT: 6379 },
  {
    command: ['sh', '-c', 'set -C; echo >/data/appendonly.aof && exec perl /app/server.pl'],
    volumes: ['./server.pl:/app/server.pl:ro', './redis:/data'],
    healthcheck: { test: 'test -e /data/appendonly.aof', interval: '1s' },
    ports: [],
  },
)

const sentences = ({ report }: ObservedRun) => report.adjustments.map(({ sentence }) => sentence)

describe('data stores with data of the user’s', () => {
  test('get data of their own, of which the next run finds nothing', async () => {
    const share = uniqueName('device')
    await using files = await project(
      {
        services: {
          db: postgres({
            volumes: ['./data:/var/lib/postgresql/data', './init:/docker-entrypoint-initdb.d'],
          }),
          // Nobody but this user may write into a folder of its own.
          redis: { ...redis, user: '1000:1000', read_only: true },
          broker: {
            ...redis,
            user: '1001',
            volumes: ['./server.pl:/app/server.pl:ro', 'kept:/data'],
            environment: { PORT: 6379 },
          },
          migrate: shell('', { ...migrate, depends_on: { ...healthy('db'), ...healthy('redis') } }),
          app: app({}, { depends_on: ['migrate'] }),
        },
        volumes: { kept: { driver_opts: { type: 'none', o: 'bind', device: join('/tmp', share) } } },
        'x-gate': { database: ['db', 'redis', 'broker'] },
      },
      { 'init/seed.sql': 'create table seeded (id int)', 'redis/theirs': '' },
    )
    await mkdir(join('/tmp', share))
    const run = await observedRun([], { cwd: files.path })
    expectPassed(run)
    expect(logOf(run, 'db')).toContain('running /docker-entrypoint-initdb.d/seed.sql')
    expect(sentences(run)[0]).toMatch(/^Data in fresh volumes instead of .*\.\/data/)
    expect(sentences(run)[0]).toContain(`/tmp/${share} (volume kept)`)
    // So that the next run starts as this one did.
    expect((await readdir(files.path)).sort()).toEqual(['compose.yaml', 'init', 'redis', 'server.pl'])
    expect(await readdir(join(files.path, 'redis'))).toEqual(['theirs'])
    expect(await readdir(join('/tmp', share))).toEqual([])
  })

  test('an existing external volume is left alone, and `data: declared` uses it', async () => {
    const name = uniqueName('external')
    const volumes = ['./server.pl:/app/server.pl:ro', 'theirs:/data']
    await using files = await project({
      services: { redis: { ...redis, volumes }, app: app({}, { depends_on: healthy('redis') }) },
      volumes: { theirs: { external: true, name } },
    })
    await engine.createVolume({ Name: name })
    const content = () => docker('run', '--rm', '-v', `${name}:/x`, 'debian:bookworm-slim', 'ls', '/x')
    try {
      const fresh = await observedRun([], { cwd: files.path })
      expectPassed(fresh)
      expect(sentences(fresh)[0]).toContain(`instead of the external volume ${name},`)
      expect(await content()).toBe('')
      const declared = await observedRun(['--data', 'declared'], { cwd: files.path })
      expectPassed(declared)
      expect(sentences(declared)).toEqual([])
      expect(await content()).toBe('appendonly.aof\n')
    } finally {
      await engine.getVolume(name).remove()
    }
  })

  test('a server that runs on the same folder keeps running, and its files do not change by a byte', async () => {
    const mine = uniqueName('mine')
    // A server that has nothing to do writes nothing by itself.
    const command = [
      'postgres',
      '-c',
      'autovacuum=off',
      '-c',
      'wal_level=minimal',
      '-c',
      'max_wal_senders=0',
      '-c',
      'checkpoint_timeout=1h',
    ]
    await using files = await project({
      services: {
        db: postgres({ command, volumes: ['./data:/var/lib/postgresql/data'] }),
        migrate,
        app: app({}, { depends_on: ['migrate'] }),
      },
    })
    const theirs = ['--project-name', mine]
    try {
      const up = await compose([...theirs, 'up', '--detach', '--wait', 'db'], files.path)
      expect(up).toMatchObject({ exitCode: 0 })
      const server = `${mine}-db-1`
      await docker(
        'exec',
        server,
        'psql',
        '-qU',
        'postgres',
        '-c',
        'create table mine (id int)',
        '-c',
        'checkpoint',
      )
      const state = async () => ({
        files: await docker(
          'exec',
          server,
          'sh',
          '-c',
          'cd /var/lib/postgresql/data && find . -type f | sort | xargs sha256sum',
        ),
        started: await docker('inspect', '--format', '{{.State.StartedAt}} {{.State.Running}}', server),
      })
      const before = await state()
      expectPassed(await observedRun([], { cwd: files.path }))
      expect(await state()).toEqual(before)
    } finally {
      await compose([...theirs, 'down', '--volumes', '--timeout', '0'], files.path)
      await docker('run', '--rm', '-v', `${files.path}:/x`, 'debian:bookworm-slim', 'rm', '-rf', '/x/data')
    }
  })
})

test('other folders that a run may write to are told in one line, but for those that git has', async () => {
  await using files = await project({
    services: {
      app: app({}, { volumes: ['./server.pl:/app/server.pl:ro', './uploads:/uploads', './static:/static'] }),
    },
  })
  const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: files.path })
  await Promise.all(['uploads', 'static'].map((folder) => mkdir(join(files.path, folder))))
  await writeFile(join(files.path, 'static/a.css'), '')
  await git('init', '-q')
  await git('add', 'static')
  const run = await observedRun([], { cwd: files.path })
  expectPassed(run)
  expect(sentences(run)).toEqual(['The run may write to ./uploads (app), which git does not track'])
  expect(run.stderr).toMatch(/^For this run alone\n {2}app: The run may write to \.\/uploads/m)
})

test('the empty folder that the engine makes for a mount without a source is gone again, what is in one stays', async () => {
  const volumes = [
    './server.pl:/app/server.pl:ro',
    './none/deep:/none',
    './app.conf:/etc/app.conf',
    './kept:/kept',
  ]
  await using files = await project({
    services: {
      app: app({}, { volumes, command: ['sh', '-c', 'touch /kept/x && exec perl /app/server.pl'] }),
    },
  })
  const run = await observedRun([], { cwd: files.path })
  expectPassed(run)
  expect(run.report.findings.map(({ code }) => code)).toContain('BIND_SOURCE')
  expect((await readdir(files.path)).sort()).toEqual(['compose.yaml', 'kept', 'server.pl'])
})
