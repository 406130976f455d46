import { expect } from '@jest/globals'
import { app, type ComposeText, healthy, postgres, type ServiceText, shell } from '../harness/project.js'
import { type RedRun, redRuns } from '../harness/red-runs.js'

/** A job that prints this on standard error, while it says on the other that it works, and fails. */
function migration(...lines: readonly string[]): ServiceText {
  const printed = lines.map((line) => `echo '${line.replaceAll("'", `'\\''`)}' >&2`)
  return shell(`echo migrating; ${printed.join('; ')}; exit 1`)
}

const releaseWith = (migrate: ServiceText): ComposeText => ({
  services: {
    migrate,
    app: app({}, { depends_on: { migrate: { condition: 'service_completed_successfully' } } }),
  },
})

function failsAt(name: string, lines: readonly string[], reason: string | RegExp): RedRun {
  return {
    name,
    compose: releaseWith(migration(...lines)),
    failure: { step: 'job:migrate', because: ['migrate exited 1: ', reason] },
  }
}

const WRAPPED = [
  'Error: column "size" is missing',
  'npm error code 1',
  'npm error path /srv',
  'npm error command failed',
  'npm error command sh -c migrate',
]

// What else programs print is read without an engine.
redRuns('a job is told by its cause, whatever is printed behind that:', [
  failsAt('the words of npm', WRAPPED, 'Error: column "size" is missing.'),
])

redRuns('an image is told by its cause:', [
  {
    name: 'the words of make behind it',
    compose: {
      services: {
        app: {
          build: {
            context: '.',
            dockerfile_inline: `FROM debian:bookworm-slim\nRUN echo 'Error: column "size" is missing' >&2; echo 'make: *** [Makefile:2: x] Error 1' >&2; exit 2\n`,
          },
          ports: ['80'],
        },
        worker: {
          build: {
            context: '.',
            dockerfile_inline: `FROM debian:bookworm-slim\nRUN echo 'Error: column "size" is missing' >&2; echo 'make: *** [Makefile:2: x] Error 1' >&2; exit 2\n`,
          },
        },
      },
    },
    args: ['--app', 'app,worker', '--smoke', 'GET app/'],
    failure: {
      step: 'build:app',
      because: [/^app, worker: the build failed: RUN .* exited 2: Error: column "size" is missing\.$/],
    },
  },
])

redRuns('a service that ends is told by its cause:', [
  {
    name: 'MySQL, which says more when it ends',
    compose: {
      services: {
        db: {
          image: 'mysql:8.4',
          command: '--default-authentication-plugin=mysql_native_password',
          environment: { MYSQL_ROOT_PASSWORD: 'pw' },
        },
        app: app({}, { depends_on: ['db'] }),
      },
    },
    failure: {
      step: 'ready:db',
      because: ["db exited 1: unknown variable 'default-authentication-plugin=mysql_native_password'."],
    },
  },
  {
    name: 'PostgreSQL, with a setting that it does not know',
    onlyInSoak: true,
    compose: {
      services: { db: postgres({ command: '-c shared_bufers=1MB' }), app: app({}, { depends_on: ['db'] }) },
    },
    failure: {
      step: 'ready:db',
      because: [/^db exited 1: .*unrecognized configuration parameter "shared_bufers"/],
    },
  },
  {
    name: 'Node, whose stack of requiring files is long',
    onlyInSoak: true,
    compose: {
      services: {
        app: app({
          EXIT_AFTER: 0,
          LAST_WORDS: [
            'node:internal/modules/cjs/loader:1143',
            '  throw err;',
            '  ^',
            '',
            "Error: Cannot find module 'express'",
            'Require stack:',
            '- /srv/server.js',
            '    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15)',
            '    at Module._load (node:internal/modules/cjs/loader:981:27) {',
            "  code: 'MODULE_NOT_FOUND',",
            "  requireStack: [ '/srv/server.js' ]",
            '}',
            '',
            'Node.js v18.20.4',
          ].join('\n'),
        }),
      },
    },
    failure: { step: 'start:app', because: [/^app exited 1: Error: Cannot find module 'express'\.$/] },
  },
])

redRuns('a probe that prints nothing is told by what it is, and what its service has logged:', [
  {
    name: 'a worker without its queue',
    compose: {
      services: {
        app: app(),
        worker: shell('echo \'Error: no queue "jobs" on mq:5672\' >&2; exec sleep 600', {
          healthcheck: { test: 'test -e /tmp/working', interval: '1s' },
        }),
      },
    },
    args: ['--ready-timeout', '3s', '--app', 'app,worker', '--smoke', 'GET app/'],
    failure: {
      step: 'ready:worker',
      because: [
        /^worker was not healthy within 3s; its last probe exited 1 and printed nothing: test -e \/tmp\/working, run \d+ times; worker logged: Error: no queue "jobs" on mq:5672(?:; the machine was overloaded meanwhile: .+)?\.$/,
      ],
    },
  },
])

const PYTHON = [
  '[2026-11-29 16:00:00,000] ERROR in app: Exception on /products [GET]',
  'Traceback (most recent call last):',
  '  File "/srv/shop.py", line 15, in connect',
  '    return psycopg2.connect(os.environ["DATABASE_URL"])',
  'psycopg2.OperationalError: connection to server at "db", port 5432 failed: FATAL:  password authentication failed for user "shop"',
].join('\n')

redRuns('a wrong answer is told by its cause:', [
  {
    name: 'by what the app has logged since',
    compose: { services: { web: app({ STATUS: 500, LOG: PYTHON }) } },
    args: ['--smoke', 'GET /products 200 contains=lamp', '--smoke-timeout', '3s'],
    failure: {
      step: 'check:1',
      because: [
        /^web answered GET \/products with 500: psycopg2\.OperationalError: .*password authentication failed for user "shop" \(logs\/web\.log\)\.$/,
      ],
    },
    and: ({ stdout, files }) => {
      const evidence = /Request:[\s\S]*Log of web:[\s\S]*File "\/srv\/shop\.py", line 15/
      expect(stdout).toMatch(evidence)
      for (const [name, text] of files) if (name === 'summary.md') expect(text).toMatch(evidence)
    },
  },
  {
    name: 'by what a service has logged that the app needs',
    compose: {
      services: {
        db: app({ PORT: 5432, LOG: 'FATAL:  password authentication failed for user "shop"' }, { ports: [] }),
        web: app({ STATUS: 500, PEER: 'db:5432' }, { depends_on: ['db'] }),
      },
    },
    args: ['--app', 'web', '--smoke', 'GET web/ 200', '--smoke-timeout', '3s'],
    failure: {
      step: 'check:1',
      because: [
        'web answered GET / with 500: FATAL:  password authentication failed for user "shop" (logs/db.log).',
      ],
    },
  },
  {
    name: 'by its body, where nothing was logged but what a health check has a database say',
    compose: {
      services: {
        db: app(
          { PORT: 5432 },
          {
            ports: [],
            healthcheck: {
              test: 'echo "FATAL:  role \\"root\\" does not exist" >/proc/1/fd/2',
              interval: '500ms',
            },
          },
        ),
        web: app(
          {
            STATUS: 500,
            TYPE: 'application/json',
            BODY: '{"detail":"no table \\"lamp\\""}',
            PEER: 'db:5432',
          },
          { depends_on: healthy('db') },
        ),
      },
    },
    args: ['--app', 'web', '--smoke', 'GET web/products 200', '--smoke-timeout', '3s'],
    failure: { step: 'check:1', because: ['web answered GET /products with 500: no table "lamp".'] },
  },
])
