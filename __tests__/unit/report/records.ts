import { criticalPath } from '../../../src/record/critical-path.js'
import type { Period, RunRecord, StepRecord } from '../../../src/record/run-record.js'
import type { Roles } from '../../../src/roles/role-assignments.js'

const zero = Date.parse('2025-03-01T10:00:00.000Z')

/** Times in milliseconds since the run began. */
export function period(from: number, to: number): Period {
  return { startedAt: new Date(zero + from).toISOString(), endedAt: new Date(zero + to).toISOString() }
}

/** A step record from its id and its times in milliseconds since the run began. */
export function step(id: string, from: number, to: number, more: Partial<StepRecord> = {}): StepRecord {
  const [kind = '', service = ''] = id.split(':')
  return {
    id,
    kind: kind as StepRecord['kind'],
    service,
    needs: [],
    status: 'passed',
    ...period(from, to),
    durationMs: to - from,
    attempts: 1,
    detail: '',
    ...more,
  }
}

/** A step that never began. */
export function skipped(id: string, needs: readonly string[] = []): StepRecord {
  return { ...step(id, 0, 0), needs, status: 'skipped', startedAt: null, endedAt: null, attempts: 0 }
}

const roles: Roles = {
  job: [],
  database: [
    {
      service: 'db',
      why: 'mysql:8.4 is a data store',
      at: { file: 'compose.yaml', line: 31, column: 3 },
    },
  ],
  migrate: [
    {
      service: 'migrate',
      why: 'its name says so and nothing treats it as long-running',
      at: { file: 'compose.yaml', line: 22, column: 3 },
    },
  ],
  app: [
    {
      service: 'app',
      why: 'it publishes port 8000 and runs on',
      at: { file: 'compose.yaml', line: 14, column: 3 },
    },
  ],
  acceptance: [],
  test: [],
  leftOut: [
    {
      service: 'release',
      why: 'it exists to be extended by app and migrate',
      at: { file: 'compose.yaml', line: 6, column: 3 },
    },
    {
      service: 'test',
      why: 'it builds another target of the same Dockerfile',
      at: { file: 'compose.yaml', line: 2, column: 3 },
    },
  ],
  companions: [],
}

const begun = [
  step('build:app', 0, 4210, { detail: 'Built todobackend-app in 11 layers, 9 of them cached' }),
  step('pull:db', 5, 480, { detail: 'mysql:8.4 was there' }),
  step('create:db', 490, 720, { needs: ['pull:db'] }),
  step('start:db', 725, 860, { needs: ['create:db'] }),
  step('ready:db', 862, 4930, {
    needs: ['start:db'],
    attempts: 38,
    detail: 'mysqld listens on 3306 and mysqlshow passed',
  }),
  step('create:migrate', 4215, 4400, { needs: ['build:app'] }),
]

/** A run in which everything held. */
export const green: RunRecord = withPath({
  verdict: 'passed',
  reason: 'All 2 checks held, after 1 migration on 1 data store',
  failedStep: null,
  problems: [],
  project: 'todobackend-7f3a',
  files: ['compose.yaml'],
  engine: { version: '28.5.2', compose: '2.40.3' },
  roles,
  steps: [
    ...begun,
    step('create:app', 4216, 4420, { needs: ['build:app'] }),
    step('job:migrate', 4935, 6610, {
      needs: ['ready:db', 'create:migrate'],
      detail: 'Exited with 0; "Applying todo.0001_initial... OK"',
    }),
    step('start:app', 6612, 6790, { needs: ['create:app', 'job:migrate'] }),
    step('check:1', 6795, 7420, {
      service: 'app',
      needs: ['start:app'],
      attempts: 9,
      detail: 'GET /todos 200 json=[]: 200, []',
    }),
    step('check:2', 6796, 7390, {
      service: 'app',
      needs: ['start:app'],
      attempts: 8,
      detail: 'GET / below 500: 404',
    }),
    step('teardown', 7425, 7900, { service: '', detail: '3 containers, 1 network, 2 volumes, 2 images' }),
  ],
  criticalPath: [],
  durationMs: 7930,
  urls: { 'app:8000': 'http://127.0.0.1:49153' },
  images: { app: 'sha256:0f7e2c7b1f6a', db: 'sha256:99a1d5c2ee10' },
  imageNames: { app: 'built by this run', db: 'postgres:17' },
  findings: [
    {
      severity: 'warning',
      code: 'MYSQLADMIN_PING',
      message: 'mysqladmin ping exits with 0 even when access is denied; write mysqladmin status instead',
      at: { file: 'compose.yaml', line: 38, column: 7 },
    },
    {
      severity: 'notice',
      code: 'FIXED_PORT',
      message: 'The host port 8000 is fixed; the gate publishes a free one on 127.0.0.1',
      at: { file: 'compose.yaml', line: 19, column: 9 },
    },
  ],
  leftovers: [],
  logs: { app: 'logs/app.log', db: 'logs/db.log', migrate: 'logs/migrate.log' },
})

/** A run whose migration failed. */
export const red: RunRecord = withPath({
  ...green,
  verdict: 'failed',
  reason: "The migration migrate exited with code 1: \"Unknown column 'done' in 'todo_item'\"",
  failedStep: 'job:migrate',
  failedAt: { file: 'compose.yaml', line: 22, column: 3 },
  steps: [
    ...begun,
    step('create:app', 4216, 4420, { needs: ['build:app'] }),
    step('job:migrate', 4935, 6610, {
      needs: ['ready:db', 'create:migrate'],
      status: 'failed',
      detail: "Exited with 1 after 1.6s: \"Unknown column 'done' in 'todo_item'\"",
      evidence: [
        'Operations to perform:',
        '  Apply all migrations: contenttypes, todo',
        'Running migrations:',
        '  Applying todo.0001_initial... OK',
        '  Applying todo.0002_done...Traceback (most recent call last):',
        '  File "/app/manage.py", line 22, in <module>',
        '    main()',
        "django.db.utils.OperationalError: (1054, \"Unknown column 'done' in 'todo_item'\")",
      ].join('\n'),
    }),
    {
      ...skipped('start:app', ['create:app', 'job:migrate']),
      detail: 'not started after job:migrate failed',
    },
    { ...skipped('check:1', ['start:app']), service: 'app' },
    step('teardown', 6640, 7010, { service: '', detail: '3 containers, 1 network, 2 volumes, 2 images' }),
  ],
  durationMs: 7040,
})

/** With the critical path computed from the steps. */
export function withPath(record: RunRecord): RunRecord {
  return { ...record, criticalPath: criticalPath(record.steps) }
}
