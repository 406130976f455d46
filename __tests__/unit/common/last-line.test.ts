import { describe, expect, test } from '@jest/globals'
import { lastLine, lastPart } from '../../../src/common/last-line.js'

describe('the last line', () => {
  test.each([
    ['one\ntwo\n\n  \n', 'two'],
    ['one\r\n\u001b[31mtwo\u001b[0m\r\n', 'two'],
    ['', ''],
    ['\n \n', ''],
    // A database quotes the statement and points at the place.
    [
      'ERROR:  relation "nowhere" does not exist\nLINE 1: SELECT 1 FROM nowhere\n                      ^\n',
      'ERROR:  relation "nowhere" does not exist',
    ],
    ['  File "x.py", line 1\n    a b\n    ^^^\nSyntaxError: invalid syntax\n', 'SyntaxError: invalid syntax'],
    ['^\n', '^'],
    ['x\n^\n', '^'],
  ])('of %j', (text, line) => {
    expect(lastLine(text)).toBe(line)
  })

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
      'the JVM, with a cause',
      [
        'Exception in thread "main" org.flywaydb.core.api.FlywayException: Validate failed',
        '\tat org.flywaydb.core.Flyway.migrate(Flyway.java:140)',
        "Caused by: java.sql.SQLException: Access denied for user 'todo'",
        '\tat com.mysql.cj.jdbc.ConnectionImpl.connect(ConnectionImpl.java:1)',
        '\t... 12 more',
      ],
      "Caused by: java.sql.SQLException: Access denied for user 'todo'",
    ],
    [
      '.NET',
      ['Unhandled exception. System.Exception: no key', '   at App.Main() in /src/App.cs:line 3'],
      'Unhandled exception. System.Exception: no key',
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
  ])('passes over what comes behind the reason: %s', (_, lines, told) => {
    expect(lastLine(`${lines.join('\n')}\n`)).toBe(told)
  })

  test('is cut to fit a sentence', () => {
    expect(lastLine(`${'x'.repeat(500)}: refused`)).toBe(`${'x'.repeat(139)}…${'x'.repeat(51)}: refused`)
  })
})

test('the last part says that something was cut off, however often', () => {
  const parts = ['abcd', 'efgh', 'ij']
  let kept = ''
  const seen = parts.map((part) => {
    kept = lastPart(kept + part, 6)
    return kept
  })
  expect(seen).toEqual(['abcd', '…defgh', '…fghij'])
})
