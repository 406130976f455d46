import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

function told(...lines: readonly string[]): string | undefined {
  return causeIn(`${lines.join('\n')}\n`)?.text
}

describe('the cause', () => {
  test.each([
    ['one\ntwo\n\n  \n', 'two'],
    ['one\r\n\u001b[31mtwo\u001b[0m\r\n', 'two'],
    // A database quotes the statement and points at the place.
    [
      'ERROR:  relation "nowhere" does not exist\nLINE 1: SELECT 1 FROM nowhere\n                      ^\n',
      'ERROR:  relation "nowhere" does not exist',
    ],
    [
      '  File "x.py", line 1\n    a b\n    ^^^\nSyntaxError: invalid syntax\n',
      'SyntaxError: invalid syntax (x.py:1: a b)',
    ],
    ['^\n', '^'],
    ['x\n^\n', '^'],
    // A progress bar writes over itself.
    ['10 %\r50 %\rerror: disk is full', 'error: disk is full'],
  ])('of %j', (log, text) => {
    expect(causeIn(log)?.text).toBe(text)
  })

  test.each([
    // Where a loader has looked is no cause.
    [
      "lua: a.lua:2: module 'cjson' not found:\n\tno field package.preload['cjson']\n\tno file './cjson.lua'\nstack traceback:\n\t[C]: in ?\n",
      "lua: a.lua:2: module 'cjson' not found",
    ],
    // What a parser says of the same line next comes of the first.
    [
      "/etc/x.conf:3: error: unknown keyword 'a'\n/etc/x.conf:3: error: stray ':'\n",
      "/etc/x.conf:3: error: unknown keyword 'a'",
    ],
    [
      "/etc/x.conf:3: error: unknown keyword 'a'\n/etc/x.conf:9: error: unknown keyword 'b'\n",
      "/etc/x.conf:3: error: unknown keyword 'a'; /etc/x.conf:9: error: unknown keyword 'b'",
    ],
    [
      '/etc/s.conf: line 2: Bad configuration option: Rot\n/etc/s.conf: terminating, 1 bad configuration options\n',
      '/etc/s.conf: line 2: Bad configuration option: Rot',
    ],
    [
      'cp: cannot stat \'dist\': No such file or directory\n[deploy] line 4: "cp -r dist /srv" failed with 1\n',
      "cp: cannot stat 'dist': No such file or directory",
    ],
    ["Error: Missing option '--env'. Choose from:\n    dev,\n    prod\n", "Error: Missing option '--env'."],
    [
      '2026/01/01 10:00:00 ERROR server stopped panic="assignment to entry in nil map"\n',
      'server stopped: assignment to entry in nil map',
    ],
    // The rows of a usage.
    [
      'Options:\n  --help  Show help\n  --dsn   [required]\n\nMissing required argument: dsn\n',
      'Missing required argument: dsn',
    ],
    [
      'Options:\n  -d, --dsn <url>  the database (required)\n\nerror: no value for --dsn\n',
      'error: no value for --dsn',
    ],
  ])('without what stands around it: %j', (log, text) => {
    expect(causeIn(log)?.text).toBe(text)
  })

  test.each([
    // Templates say first where.
    [
      'ReferenceError: /app/views/mail.ejs:2\n    1| <p>\n >> 2| <%= user.name %></p>\n\nuser is not defined\n    at eval (a.js:1:1)\n',
      'ReferenceError: /app/views/mail.ejs:2: user is not defined',
    ],
    [
      "TypeError: /app/views/mail.pug:3:5\n    1| html\n  > 3|   p= user.name\n-----------^\n\nCannot read properties of undefined (reading 'name')\n    at eval (a.js:1:1)\n",
      "TypeError: /app/views/mail.pug:3:5: Cannot read properties of undefined (reading 'name')",
    ],
    // The members of a group that were never raised have no frames.
    [
      '  + Exception Group Traceback (most recent call last):\n  |   File "a.py", line 1, in <module>\n  | ExceptionGroup: import (2 sub-exceptions)\n  +-+---------------- 1 ----------------\n    | ValueError: stock of lamp is negative\n    +---------------- 2 ----------------\n    | TypeError: no price for sofa\n    +------------------------------------\n',
      'ExceptionGroup: import (2 sub-exceptions): stock of lamp is negative',
    ],
    // A parser says the place below what it expected.
    [
      'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nyaml.parser.ParserError: while parsing a flow sequence\n  in "<unicode string>", line 3, column 6:\n      c: [1, 2\n         ^\nexpected \',\' or \']\', but got \':\'\n  in "<unicode string>", line 4, column 2:\n    d: 3\n     ^\n',
      "expected ',' or ']', but got ':' (in \"<unicode string>\", line 4, column 2)",
    ],
  ])('with where it is: %j', (log, text) => {
    expect(causeIn(log)?.text).toBe(text)
  })

  test.each(['', '\n \n', '\u001b[0m\n'])('is nothing in %j', (log) => {
    expect(causeIn(log)).toBeUndefined()
  })

  test('says which lines tell it', () => {
    expect(
      causeIn('up\nValidationError: 1 validation error for Settings\nworkers\n  Input is missing\nbye\n'),
    ).toEqual({
      text: 'ValidationError: 1 validation error for Settings: workers: Input is missing',
      from: 1,
      to: 4,
      isFailure: true,
      isHarmless: false,
    })
  })
})

test.each([
  ['Error: no table "a"', true],
  ['up\nGET /products 500', false],
  ['it failed', false],
  // It is a part of the program, and no level.
  ['config: open /etc/shop/keys.json: no such file or directory\n', true],
  ['system: cannot open /dev/fuse\n', true],
  ['2026/01/01 10:00:00 log: cannot open /var/log/shop.log\n', true],
  // What is disabled may be what was needed.
  ['ERROR:root:invalid username-password pair or user is disabled.\n', true],
  ['cache disabled: cannot reach 10.0.0.1:6379\n', false],
  ['app.lock changed since it was last generated\n', true],
])('%j tells a failure: %s', (log, isFailure) => {
  expect(causeIn(log)?.isFailure).toBe(isFailure)
})

describe('passes over what comes behind it', () => {
  test.each([
    [
      'Node, uncaught',
      [
        'node:internal/process/promises:394',
        '    triggerUncaughtException(err, true /* fromPromise */);',
        '    ^',
        '',
        'Error: connect ECONNREFUSED 10.0.0.1:6379',
        '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1595:16) {',
        '  errno: -111,',
        "  code: 'ECONNREFUSED'",
        '}',
        '',
        'Node.js v20.11.0',
      ],
      'Error: connect ECONNREFUSED 10.0.0.1:6379',
    ],
    [
      'Node, a module of a module',
      [
        "Error: Cannot find module 'express'",
        'Require stack:',
        '- /srv/app/routes.js',
        '- /srv/server.js',
        '    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15) {',
        "  code: 'MODULE_NOT_FOUND',",
        "  requireStack: [ '/srv/app/routes.js', '/srv/server.js' ]",
        '}',
      ],
      "Error: Cannot find module 'express'",
    ],
    [
      'the JVM, with a cause',
      [
        'Exception in thread "main" org.flywaydb.core.api.FlywayException: Validate failed',
        '\tat org.flywaydb.core.Flyway.migrate(Flyway.java:140)',
        "java.sql.SQLException: Access denied for user 'todo'",
        '\tat com.mysql.cj.jdbc.ConnectionImpl.connect(ConnectionImpl.java:1)',
        '\t... 12 more',
      ],
      "java.sql.SQLException: Access denied for user 'todo'",
    ],
    [
      '.NET',
      ['Unhandled exception. System.Exception: no key', '   at App.Main() in /src/App.cs:line 3'],
      'Unhandled exception. System.Exception: no key',
    ],
    [
      '.NET, with a cause',
      [
        'Unhandled exception. System.InvalidOperationException: startup failed',
        ' ---> Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.1:5432',
        '   at Npgsql.Internal.NpgsqlConnector.Connect() in /src/Connector.cs:line 3',
        '   --- End of inner exception stack trace ---',
        '   at App.Main() in /src/App.cs:line 3',
      ],
      'Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.1:5432',
    ],
    [
      'Python under a server with words of its own',
      [
        'Traceback (most recent call last):',
        '  File "/app/settings.py", line 8, in <module>',
        '    SECRET_KEY = os.environ["SECRET_KEY"]',
        '                 ~~~~~~~~~~^^^^^^^^^^^^^^',
        '  File "<frozen os>", line 679, in __getitem__',
        "KeyError: 'SECRET_KEY'",
        'unable to load app 0',
        '*** no app loaded. GAME OVER ***',
      ],
      "KeyError: 'SECRET_KEY'",
    ],
    [
      'Go',
      [
        'panic: lookup db: no such host',
        '',
        'goroutine 1 [running]:',
        'main.main()',
        '\t/app/main.go:12 +0x65',
        'exit status 2',
      ],
      'panic: lookup db: no such host',
    ],
    [
      'Ruby',
      [
        "app.rb:1:in `<main>': no key (RuntimeError)",
        "\tfrom /usr/lib/ruby/x.rb:3:in `require'",
        "/usr/bin/rake:25:in `load'",
        'Tasks: TOP => db:migrate',
        '(See full trace by running task with --trace)',
      ],
      "app.rb:1:in `<main>': no key (RuntimeError)",
    ],
    [
      'PHP',
      [
        'PHP Fatal error:  Uncaught Exception: no key in /app/x.php:3',
        'Stack trace:',
        '#0 /app/x.php(3): PDO->query()',
        '#1 {main}',
        '  thrown in /app/x.php on line 3',
      ],
      'PHP Fatal error:  Uncaught Exception: no key in /app/x.php:3',
    ],
    [
      'Laravel',
      [
        '   Illuminate\\Database\\QueryException ',
        '',
        "  SQLSTATE[42S02]: Base table or view not found: 1146 Table 'x.todos' doesn't exist",
        '',
        '  at vendor/laravel/framework/src/Illuminate/Database/Connection.php:829',
        '    825▕ ',
        '  ➜ 829▕             throw new QueryException(',
        '',
        '      +9 vendor frames ',
        '  10  artisan:35',
        '      Illuminate\\Foundation\\Console\\Kernel::handle(Object(ArgvInput))',
      ],
      "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'x.todos' doesn't exist",
    ],
    [
      'npm',
      ['npm error Missing script: "x"', 'npm error A complete log of this run can be found in: /x'],
      'npm error Missing script: "x"',
    ],
    ['a document of its own', ['{', '  "error": "no key"', '}'], '"error": "no key"'],
    ['nothing but a stack', ['    at a (b.js:1:2)'], 'at a (b.js:1:2)'],
    [
      'MySQL',
      [
        '2026-11-28T17:00:00.123456Z 0 [System] [MY-010116] [Server] mysqld (mysqld 8.4.0) starting as process 1',
        "2026-11-28T17:00:01.123456Z 0 [ERROR] [MY-000067] [Server] unknown variable 'default-plugin=x'.",
        '2026-11-28T17:00:01.223456Z 0 [ERROR] [MY-010119] [Server] Aborting',
        '2026-11-28T17:00:02.223456Z 0 [System] [MY-015018] [Server] MySQL Server Initialization - end.',
      ],
      "unknown variable 'default-plugin=x'.",
    ],
    [
      'Flyway',
      [
        'ERROR: Migration of schema "public" to version "2 - price" failed! Changes successfully rolled back.',
        'ERROR: Script V2__price.sql failed',
        '--------------------------',
        'SQL State  : 42601',
        'Message    : ERROR: syntax error at or near "colum"',
        '  Position: 25',
        'Statement  : Run Flyway with -X option to see the actual statement causing the problem',
      ],
      'ERROR: Migration of schema "public" to version "2 - price" failed! Changes successfully rolled back. ERROR: Script V2__price.sql failed: ERROR: syntax error at or near "colum"',
    ],
  ])('%s', (_, lines, text) => {
    expect(told(...lines)).toBe(text)
  })

  test.each([
    [
      'npm',
      [
        'npm error code 1',
        'npm error path /srv',
        'npm error command failed',
        'npm error command sh -c migrate',
      ],
    ],
    [
      'yarn',
      ['error Command failed with exit code 1.', 'info Visit https://yarn.example/run for documentation.'],
    ],
    ['pnpm', [' ELIFECYCLE  Command failed with exit code 1.']],
    ['make', ['make: *** [Makefile:2: migrate] Error 1']],
    [
      'Maven',
      [
        '[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
        '[ERROR] [Help 1] http://maven.example/MojoExecutionException',
      ],
    ],
    ['go run', ['exit status 1']],
    ['a script', ['migrate ended with status 1', 'cleaning up', 'bye']],
  ])('the words of what runs it: %s', (_, words) => {
    expect(told('Error: column "size" is missing', ...words)).toBe('Error: column "size" is missing')
  })
})

describe('reads how frameworks lay out their troubles', () => {
  test.each([
    [
      'Spring explains',
      [
        '2026-11-28T17:27:20.866Z ERROR 1 --- [           main] o.s.b.d.LoggingFailureAnalysisReporter   : ',
        '',
        '***************************',
        'APPLICATION FAILED TO START',
        '***************************',
        '',
        'Description:',
        '',
        'Web server failed to start. Port 8080 was already in use.',
        '',
        'Action:',
        '',
        "Identify and stop the process that's listening on port 8080 or configure another port.",
      ],
      'Web server failed to start. Port 8080 was already in use.',
    ],
    [
      "ASP.NET's console",
      [
        'info: Microsoft.Hosting.Lifetime[0]',
        '      Application started.',
        'crit: Microsoft.AspNetCore.Hosting.Diagnostics[6]',
        '      Application startup exception',
        '      System.IO.IOException: Failed to bind to address http://0.0.0.0:8080: address already in use.',
        '       ---> System.Net.Sockets.SocketException (98): Address already in use',
        '         at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot)',
        '         --- End of inner exception stack trace ---',
      ],
      'System.IO.IOException: Failed to bind to address http://0.0.0.0:8080: address already in use.',
    ],
    [
      'Entity Framework',
      [
        'fail: Microsoft.EntityFrameworkCore.Database.Connection[20004]',
        "      An error occurred using the connection to database 'shop' on server 'tcp://db:5432'.",
        'Unhandled exception. Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.1:5432',
        ' ---> System.Net.Sockets.SocketException (111): Connection refused',
        '   at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)',
      ],
      'Unhandled exception. Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.1:5432: Connection refused',
    ],
    [
      'Prisma',
      [
        'Error: P3018',
        '',
        'A migration failed to apply. New migrations cannot be applied before the error is recovered from.',
        '',
        'Database error code: 42P01',
        '',
        'Database error:',
        'ERROR: relation "users" does not exist',
      ],
      'Database error: ERROR: relation "users" does not exist',
    ],
    [
      'Node, several errors in one',
      [
        'AggregateError [ECONNREFUSED]: ',
        '    at internalConnectMultiple (node:net:1122:18) {',
        "  code: 'ECONNREFUSED',",
        '  [errors]: [',
        '    Error: connect ECONNREFUSED 127.0.0.1:5432',
        '        at createConnectionError (node:net:1652:14) {',
        '      errno: -111',
        '    }',
        '  ]',
        '}',
      ],
      'Error: connect ECONNREFUSED 127.0.0.1:5432',
    ],
    [
      'the launcher of Java',
      [
        'Error: LinkageError occurred while loading main class com.acme.App',
        '\tjava.lang.UnsupportedClassVersionError: com/acme/App has a class file of version 65.0',
      ],
      'java.lang.UnsupportedClassVersionError: com/acme/App has a class file of version 65.0',
    ],
    [
      "PostgreSQL's image",
      [
        'Error: Database is uninitialized and superuser password is not specified.',
        '       You must specify POSTGRES_PASSWORD to a non-empty value for the',
        '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".',
      ],
      'Error: Database is uninitialized and superuser password is not specified.',
    ],
  ])('%s', (_, lines, text) => {
    expect(told(...lines)).toBe(text)
  })
})

describe('chooses', () => {
  test('what came after a trouble that healed', () => {
    const lines = [
      'ERROR db:5432 refused, retrying (1/3)',
      'INFO connected',
      'INFO importing',
      'ERROR row 7: bad price "x"',
    ]
    expect(told(...lines)).toBe('row 7: bad price "x"')
  })

  test('the trouble that was retried, where nothing else is told', () => {
    expect(told('ERROR db:5432 refused, retrying (1/2)', 'ERROR giving up')).toContain('db:5432 refused')
  })

  test('the richer of two that stand together', () => {
    expect(told('open /etc/shop.toml: no such file', 'Error: config error')).toBe(
      'open /etc/shop.toml: no such file',
    )
  })

  test('standard error before standard output that came late', () => {
    expect(told('error: no column "a" in table "b"', 'compiling', 'compiled 3 files')).toBe(
      'error: no column "a" in table "b"',
    )
  })

  test('the last line where no cause is told', () => {
    expect(told('starting', 'worker 3 is up', 'Node.js v20.11.0')).toBe('worker 3 is up')
  })
})

describe('however a log looks', () => {
  test('nothing is thrown, and what is told fits a sentence', () => {
    const pieces = fc.constantFrom(
      ...[
        'Traceback (most recent call last):',
        '  File "x", line 1',
        'Caused by: ',
        '    at a (b:1:2)',
        ' {',
        '}',
        '[',
        '"',
        ': ',
      ],
      ...[
        'panic: ',
        'goroutine 1 [running]:',
        '{"level":50,"err":',
        'level=error msg="',
        '\u001b[31m',
        '\r',
        '\t',
        'Error',
        'KeyError: ',
      ],
      ...[
        '  | ',
        '  + Exception Group Traceback (most recent call last):',
        '1) ',
        'FAILED (failures=1)',
        'Next X',
        '** (EXIT)',
        '\ud83d',
        '…',
      ],
    )
    const line = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 6 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const cause = causeIn(lines.join('\n'))
        if (cause === undefined) return
        expect(cause.text).toMatch(/^[^\p{Cc}]{1,200}$/u)
        expect(cause.text).toBe(cause.text.trim())
        expect(
          0 <= cause.from && cause.from < cause.to && cause.to <= lines.join('\n').split('\n').length,
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    [
      'ordinary lines',
      (index: number) => `2026-11-28T17:27:18.227Z  INFO 27966 --- [main] c.e.Shop : line ${index} of it`,
    ],
    ['lines that fail', (index: number) => `could not find the file '${index}'`],
    ['frames', () => '    at main (/app/server.js:3:1)'],
    ['causes', () => 'Caused by: x'],
    ['open brackets', (index: number) => `Error: ${index} [`],
    ['words', () => 'word '.repeat(10)],
    ['dots', () => 'A.'.repeat(25)],
    ['records', (index: number) => `{"level":"error","err":{"message":"no ${index}"}}`],
  ])('20,000 %s cost no time', (_, line) => {
    const log = Array.from({ length: 20_000 }, (_each, index) => line(index)).join('\n')
    expect(secondsFor(log)).toBeLessThan(MOST_SECONDS)
  })

  test.each(['a', 'a:', ' ', '"\'', '[', 'a=b ', '\u001b[', 'Error.', '{', '- | ', '1', 'a_', '(x) '])(
    'a megabyte of %j costs no time',
    (piece) => {
      expect(secondsFor(`error: ${piece.repeat(1_000_000 / piece.length)}`)).toBeLessThan(MOST_SECONDS)
    },
  )
})

/** It takes some 0.1 s, and what must not happen takes minutes; other tests run at the same time. */
const MOST_SECONDS = 1.5

/** Of the processor, whatever else keeps it busy. */
function secondsFor(log: string): number {
  const begin = process.cpuUsage()
  causeIn(log)
  return process.cpuUsage(begin).user / 1_000_000
}

describe('more than one line tells it', () => {
  test.each([
    [
      'two that name nothing',
      ['# Wrong signature in the dump', '# Fatal error loading the dump'],
      '# Wrong signature in the dump; # Fatal error loading the dump',
    ],
    ['the same line again adds nothing', ['connection refused', 'connection refused'], 'connection refused'],
    [
      'the place in the source',
      ['error[E0308]: mismatched types', ' --> src/lib.rs:4:9', '  |'],
      'error[E0308]: mismatched types (src/lib.rs:4:9)',
    ],
    [
      'the place in a document',
      [
        'Traceback (most recent call last):',
        '  File "/app/a.py", line 3, in <module>',
        'yaml.scanner.ScannerError: mapping values are not allowed here',
        '  in "/etc/app.yml", line 3, column 9',
      ],
      'yaml.scanner.ScannerError: mapping values are not allowed here (in "/etc/app.yml", line 3, column 9)',
    ],
    [
      'text that is wrapped',
      [
        'Error: the configuration is not complete:',
        '  The queue of the worker was declared in a broker that nobody has started',
        '  beside the app.',
      ],
      'Error: the configuration is not complete: The queue of the worker was declared in a broker that nobody has started beside the app.',
    ],
  ])('%s', (_, lines, text) => {
    expect(told(...lines)).toBe(text)
  })
})

test('who says the same and where is told', () => {
  expect(
    told(
      '2026-11-30 00:00:00.000 UTC [60] ERROR:  syntax error at end of input at character 22',
      '2026-11-30 00:00:00.000 UTC [60] STATEMENT:  CREATE TABLE broken;',
      'psql:/docker-entrypoint-initdb.d/init.sql:1: ERROR:  syntax error at end of input',
    ),
  ).toBe('psql:/docker-entrypoint-initdb.d/init.sql:1: ERROR:  syntax error at end of input')
})

test('retries are less than what gives up', () => {
  expect(told('db is not up, sleeping', 'db is not up, sleeping', 'ERROR gave up waiting for db:5432')).toBe(
    'gave up waiting for db:5432',
  )
})

describe('a warning of Python', () => {
  const traceback = ['Traceback (most recent call last):', '  File "/app/a.py", line 3, in <module>']

  test.each(['DeprecationWarning: imp is gone', 'sqlalchemy.exc.SAWarning: no column "a"'])(
    'is the cause where it was raised: %s',
    (raised) => {
      expect(causeIn([...traceback, raised].join('\n'))).toMatchObject({ text: raised, isFailure: true })
    },
  )

  test('is none where it has a place, nor is the line that it quotes', () => {
    const warned = ['/app/a.py:3: DeprecationWarning: imp is gone', '  fail("no such module")']
    expect(causeIn(warned.join('\n'))?.text).toBe(warned[0])
    expect(causeIn([...warned, 'cannot open a.sql'].join('\n'))?.text).toBe('cannot open a.sql')
  })
})

test('the row of a report tells, not its title and the names of its columns', () => {
  const table = [
    'Error report',
    '# times            Error   ',
    '------------------|--------',
    '560      GET /a: connection refused',
    '------------------|--------',
  ]
  expect(causeIn(['shutting down', ...table].join('\n'))?.text).toMatch(/GET \/a: connection refused$/)
})

test('an error between tests is told by itself, and not by what the runner supposes of it', () => {
  const log = [
    '⎯⎯⎯⎯⎯ Uncaught Exception ⎯⎯⎯⎯⎯',
    'Error: late: the cart is locked',
    ' ❯ Timeout._onTimeout d.test.mjs:2:37',
    '',
    'This error originated in "d.test.mjs" test file.',
    'The latest test that might have caused the error is "a". It might mean one of the following:',
    '- The error was thrown, while this test was running.',
    '     Errors  1 error',
    '   Start at  00:08:13',
  ]
  expect(causeIn(log.join('\n'))?.text).toBe('Error: late: the cart is locked')
})
