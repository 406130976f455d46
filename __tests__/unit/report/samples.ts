import type { RunRecord, StepTry } from '../../../src/record/run-record.js'
import type { LogText } from '../../../src/report/logs/log-text.js'
import { green, skipped, step, withPath } from './records.js'

// Runs as they could be, with all that a record can hold.

const zero = Date.parse('2025-03-01T10:00:00.000Z')

const at = (milliseconds: number) => new Date(zero + milliseconds).toISOString()

export const origin = {
  server: 'https://github.com',
  repository: 'octo/shop',
  commit: '4f1d2c9a7be03d5586f2a1b0c9d8e7f605142332',
  directory: 'deploy',
}

/** Tries at an even pace. @param from and @param to milliseconds since the run began */
export function tries(from: number, to: number, count: number, said: string, last?: string): StepTry[] {
  const gap = (to - from) / count
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1
    const passed = last !== undefined && isLast
    return {
      at: at(from + index * gap),
      durationMs: Math.round(gap / 3),
      status: passed ? 'passed' : 'failed',
      said: passed ? last : said,
    }
  })
}

/** A whole log. @param times milliseconds since the run began, one for each line */
export function logText(name: string, lines: readonly string[], times?: readonly number[]): LogText {
  const text = `${lines.join('\n')}\n`
  const part = { firstLine: 1, text, times: times?.map((time) => zero + time) }
  return { name, file: `logs/${name}.log`, bytes: text.length, lines: lines.length, parts: [part] }
}

const CAUSE = 'psycopg2.OperationalError: password authentication failed for user "shop"'

const webLines = [
  '\u001b[32mINFO\u001b[0m:     Started server process [1]',
  '\u001b[32mINFO\u001b[0m:     Waiting for application startup.',
  '\u001b[32mINFO\u001b[0m:     Uvicorn running on http://0.0.0.0:5000',
  '\u001b[33mWARNING\u001b[0m:  SECRET_KEY is the default one',
  '\u001b[32mINFO\u001b[0m:     172.18.0.1:40212 - "GET / HTTP/1.1" \u001b[1m404 Not Found\u001b[0m',
  '\u001b[31mERROR\u001b[0m:    Exception in ASGI application',
  'Traceback (most recent call last):',
  '  File "/app/shop/main.py", line 41, in products',
  '    rows = fetch("select name, price from product")',
  '  File "/app/shop/database.py", line 12, in fetch',
  '    connection = psycopg2.connect(os.environ["DATABASE_URL"])',
  '  File "/usr/local/lib/python3.12/site-packages/psycopg2/__init__.py", line 122, in connect',
  '    conn = _connect(dsn, connection_factory=connection_factory, **kwasync)',
  CAUSE,
  '\u001b[32mINFO\u001b[0m:     172.18.0.1:40226 - "GET /products HTTP/1.1" \u001b[31m500 Internal Server Error\u001b[0m',
]

const dbLines = [
  '2025-03-01 10:00:01.102 UTC [1] LOG:  starting PostgreSQL 17.2 on x86_64-pc-linux-gnu',
  '2025-03-01 10:00:01.104 UTC [1] LOG:  listening on IPv4 address "0.0.0.0", port 5432',
  '2025-03-01 10:00:01.201 UTC [1] LOG:  database system is ready to accept connections',
  '2025-03-01 10:00:06.310 UTC [71] FATAL:  password authentication failed for user "shop"',
  '2025-03-01 10:00:06.310 UTC [71] DETAIL:  Connection matched file "pg_hba.conf" line 128: "host all all all scram-sha-256"',
]

const buildLines = Array.from(
  { length: 60 },
  (_, index) => `#${7 + (index % 5)} 0.${index} Collecting package-${index}`,
)

export const answeredLogs: readonly LogText[] = [
  logText('db', dbLines, [1102, 1104, 1201, 6310, 6310]),
  logText(
    'web',
    webLines,
    webLines.map((_, index) => (index < 4 ? 5200 + index * 40 : 6250 + index * 8)),
  ),
  logText('migrate', ['INFO  [alembic.runtime.migration] Running upgrade  -> 3f1a', 'done'], [4100, 4620]),
  logText('build-web', buildLines),
]

const begun = [
  step('build:web', 0, 3150, { detail: 'Built shop-web in 9 layers, 7 of them cached' }),
  step('create:db', 120, 410),
  step('start:db', 415, 650, { needs: ['create:db'], starts: [at(640)] }),
  step('ready:db', 655, 3900, {
    needs: ['start:db'],
    attempts: 13,
    detail: 'postgres listens on 5432 and pg_isready passed',
    tries: tries(655, 3900, 13, 'pg_isready exited with 2: no response', 'accepting connections'),
  }),
  step('job:migrate', 3950, 4700, {
    needs: ['ready:db', 'build:web'],
    detail: 'Exited with 0; "Running upgrade  -> 3f1a"',
  }),
  step('start:web', 4710, 5150, { needs: ['job:migrate'], starts: [at(5140)] }),
]

/** The app answers 500, because it cannot log in to its database. */
export const answered: RunRecord = withPath({
  ...green,
  verdict: 'failed',
  reason: `web answered GET /products with 500: ${CAUSE} (logs/web.log)`,
  failedStep: 'check:1',
  failedAt: { file: 'compose.yaml', line: 31, column: 9 },
  project: 'shop-a81c',
  steps: [
    ...begun,
    step('check:1', 5155, 11_300, {
      service: 'web',
      label: 'GET /products 200 contains=lamp',
      needs: ['start:web'],
      status: 'failed',
      attempts: 24,
      detail: 'GET /products 200 contains=lamp: expected status 200, got 500, unchanged for 5s',
      tries: [
        ...tries(5155, 6200, 5, 'connection refused'),
        ...tries(6200, 11_300, 19, 'expected status 200, got 500 Internal Server Error'),
      ],
      exchange: {
        request: {
          method: 'GET',
          url: 'http://127.0.0.1:49155/products',
          headers: { accept: '*/*', authorization: '***' },
        },
        expected: ['status 200', 'a body that contains "lamp"'],
        answer: {
          status: 500,
          statusText: 'Internal Server Error',
          headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': '21', server: 'uvicorn' },
          body: 'Internal Server Error',
        },
      },
      evidence: [
        'Request:',
        '  GET http://127.0.0.1:49155/products',
        'Expected:',
        '  status 200',
        '  a body that contains "lamp"',
        'Last response:',
        '  HTTP 500 Internal Server Error',
        '  content-type: text/plain; charset=utf-8',
        '',
        '  Internal Server Error',
      ].join('\n'),
    }),
    { ...skipped('check:2', ['start:web']), service: 'web', status: 'cancelled' },
    step('teardown', 11_310, 12_050, { service: '', detail: '3 containers, 1 network, 1 volume, 1 image' }),
  ],
  durationMs: 12_070,
  logs: {
    db: 'logs/db.log',
    web: 'logs/web.log',
    migrate: 'logs/migrate.log',
    'build-web': 'logs/build-web.log',
  },
  cause: { log: 'web', lines: [CAUSE] },
  origin,
  command: ['compose-gate', 'run', '-f', 'compose.yaml', '--smoke', 'GET /products 200 contains=lamp'],
  unproven: [{ service: 'worker', why: 'it publishes no port and has no health check' }],
  adjustments: [
    {
      code: 'PORT',
      services: ['web'],
      sentence: 'Port 5000 of the machine is not taken; the gate publishes a free one on 127.0.0.1',
    },
  ],
})

/** The app ends again and again. */
export const crashing: RunRecord = withPath({
  ...green,
  verdict: 'failed',
  reason: "web ended with code 1, 4 times in 6.2s: Error: Cannot find module 'express'",
  failedStep: 'check:1',
  failedAt: { file: 'compose.yaml', line: 12, column: 3 },
  project: 'shop-77d0',
  steps: [
    ...begun.slice(0, 5),
    step('start:web', 4710, 5150, { needs: ['job:migrate'] }),
    step('check:1', 5155, 11_300, {
      service: 'web',
      label: 'GET / below 500',
      needs: ['start:web'],
      status: 'failed',
      attempts: 40,
      starts: [at(5140), at(5900), at(7300), at(10_100)],
      detail: 'GET / below 500: web ended with code 1, 4 times in 6.2s',
      tries: tries(5155, 11_300, 40, 'connection refused'),
      evidence: [
        'node:internal/modules/cjs/loader:1143',
        "Error: Cannot find module 'express'",
        'Require stack:',
        '- /app/server.js',
      ].join('\n'),
    }),
    step('teardown', 11_310, 12_050, { service: '', detail: '3 containers, 1 network, 1 volume, 1 image' }),
  ],
  durationMs: 12_070,
  origin,
})

export const crashingLogs: readonly LogText[] = [
  logText(
    'web',
    Array.from({ length: 4 }, () => [
      'node:internal/modules/cjs/loader:1143',
      '  throw err;',
      '  ^',
      '',
      "Error: Cannot find module 'express'",
      'Require stack:',
      '- /app/server.js',
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15)',
      "  code: 'MODULE_NOT_FOUND',",
      '}',
    ]).flat(),
  ),
]

/** Settings and Compose file are wrong, so that nothing was run. */
export const wrongInput: RunRecord = {
  ...green,
  verdict: 'error',
  reason: '3 things are wrong with the input, first: x-gate.smok is not a setting',
  failedAt: { file: 'compose.yaml', line: 3, column: 3 },
  problems: [
    {
      message: 'x-gate.smok is not a setting',
      instead: 'write `smoke`',
      at: { file: 'compose.yaml', line: 3, column: 3 },
    },
    {
      message: 'the YAML cannot be read: a mapping is not indented as its first key is',
      instead: 'begin `image` in column 5',
      excerpt: '    build: .\n   image: shop\n   ^\n',
      at: { file: 'compose.yaml', line: 9, column: 4 },
    },
    { message: '--timeout: `5 minutes` is not a duration', instead: 'write it as `5m`' },
  ],
  steps: [],
  findings: [],
  criticalPath: [],
  durationMs: 210,
  urls: {},
  images: {},
  logs: {},
  engine: null,
  roles: null,
  origin,
}

/** A log of which only both ends are given. */
export function endsOfLog(
  name: string,
  head: readonly string[],
  tail: readonly string[],
  lines: number,
): LogText {
  return {
    name,
    file: `logs/${name}.log`,
    bytes: lines * 100,
    lines,
    parts: [
      { firstLine: 1, text: `${head.join('\n')}\n` },
      { firstLine: lines - tail.length + 1, text: `${tail.join('\n')}\n` },
    ],
  }
}
