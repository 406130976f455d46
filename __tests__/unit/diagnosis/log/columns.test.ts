import { describe, expect, test } from '@jest/globals'
import { messageIn } from '../../../../src/diagnosis/log/columns.js'

describe('the columns of loggers are no part of what is said', () => {
  test.each([
    [
      '2026/11/28 17:29:00 listen tcp :8151: bind: address already in use',
      undefined,
      'listen tcp :8151: bind: address already in use',
    ],
    [
      '2026-11-28 17:38:46.593 GMT [31559] FATAL:  unrecognized parameter "x"',
      'fatal',
      'unrecognized parameter "x"',
    ],
    ['3:M 30 Nov 2026 02:09:40.238 # Error loading rule x', 'error', 'Error loading rule x'],
    ['6b0cdae3.32ab244b 0x7fe02edc5200 slapd.conf: line 2: no', undefined, 'slapd.conf: line 2: no'],
    ['2026-11-28 17:38:46.593 GMT [31559] LOG:  could not bind', 'log', 'could not bind'],
    ['2026-11-28 17:38:46.593: main pid 12: FATAL:  no socket', 'fatal', 'no socket'],
    ['2026-11-28 17:38:46.593 UTC app@shop: ERROR:  no table', 'error', 'no table'],
    ['Nov 30 20:32:40 mail postfix[46]: fatal: no folder', 'fatal', 'no folder'],
    ['Nov 30 20:32:40 10.0.0.2 postfix/smtpd[46]: no folder', undefined, 'no folder'],
    [
      '30-Nov-2026 20:33:40.295 SEVERE [main] org.apache.core.Context.startInternal No listener',
      'error',
      'No listener',
    ],
    [
      '30-Nov-2026 20:33:40.295 SEVERE [main] java.lang.IllegalStateException: No listener',
      'error',
      'java.lang.IllegalStateException: No listener',
    ],
    ['fatal--- cannot listen', 'fatal', 'cannot listen'],
    ['2026-11-30T20:31:58.707Z\tfatal\tlib/server.go:105\tcannot listen', 'fatal', 'cannot listen'],
    ['..2026-11-28 17:38:46.593 UTC [56] LOG:  could not bind', 'log', 'could not bind'],
    [
      '[2026-11-28 17:15:12 +0000] [12403] [ERROR] Exception in worker process',
      'error',
      'Exception in worker process',
    ],
    ['2026/11/28 17:38:45 [emerg] 31501#31501: host not found', 'fatal', 'host not found'],
    [
      '31525:M 28 Nov 2026 17:38:45.568 # Failed listening on port 6379',
      undefined,
      'Failed listening on port 6379',
    ],
    ['[Nest] 27443  - 11/28/2026, 5:27:14 PM   ERROR [ExceptionHandler] no mailer', 'error', 'no mailer'],
    [
      '2026-11-28T17:27:20.866Z ERROR 27966 --- [           main] o.s.boot.SpringApplication               : Application run failed',
      'error',
      'Application run failed',
    ],
    ['E, [2026-11-29T14:09:12.911474 #18020] ERROR -- : invalid value', 'error', 'invalid value'],
    ['ERROR:app.db:no such table', 'error', 'no such table'],
    ['[2026-11-29 13:32:49,211: CRITICAL/MainProcess] no broker', 'fatal', 'no broker'],
    ['2026-11-29 13:33:06.251 | ERROR    | __main__:main:8 - no file', 'error', 'no file'],
    ['[2026-11-29T14:09:22.209220+00:00] app.CRITICAL: no schedule', 'fatal', 'no schedule'],
    ['[2026-11-29T14:06:57Z ERROR shop] cannot open index', 'error', 'cannot open index'],
    ['2:06PM FTL invalid config', 'fatal', 'invalid config'],
    ['ERRO[0003] no such container', 'error', 'no such container'],
    // What a message begins with itself stays.
    ['ERROR:  relation "a" does not exist', 'error', 'ERROR:  relation "a" does not exist'],
    ['Error: no key', 'error', 'Error: no key'],
    ['psql: error: connection refused', 'error', 'psql: error: connection refused'],
    ['[entrypoint] running migrations', undefined, '[entrypoint] running migrations'],
    ['3 files changed', undefined, '3 files changed'],
  ])('%s', (line, level, said) => {
    expect(messageIn(line)).toMatchObject({ level, said })
  })
})
