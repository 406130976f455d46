import { expect, test } from '@jest/globals'
import { levelsOf } from '../../../../src/report/logs/line-level.js'

test.each([
  ['2025-03-01 10:00:06.310 UTC [71] FATAL:  password authentication failed', 'error'],
  ['{"level":50,"time":1740823200000,"msg":"cannot connect"}', 'error'],
  ['{"level":"warn","msg":"slow"}', 'warning'],
  ['time="2025-03-01T10:00:00Z" level=error msg="cannot connect"', 'error'],
  ['ts=2025-03-01 level=debug msg=x', 'debug'],
  ['[error] 12#12: *1 connect() failed', 'error'],
  ['2025/03/01 10:00:00 [warn] 1#1: conflicting server name', 'warning'],
  ['10:00:00.123 [main] ERROR c.e.Shop - boom', 'error'],
  ['WARNING:  SECRET_KEY is the default one', 'warning'],
  ['DEBUG:    x', 'debug'],
  ['psycopg2.OperationalError: no', 'error'],
  ['java.lang.IllegalStateException: no', 'error'],
  ["Error: Cannot find module 'express'", 'error'],
  ['panic: runtime error: index out of range', 'error'],
  ['npm ERR! code ELIFECYCLE', 'error'],
  ['(node:1) DeprecationWarning: x', 'warning'],
  ['INFO:     172.18.0.1 - "GET /products HTTP/1.1" 500 Internal Server Error', 'info'],
  ['0 errors, 0 warnings', 'info'],
  ['GET /error.html 200', 'info'],
  ['', 'info'],
])('%s', (line, level) => {
  expect(levelsOf([line])).toEqual([level])
})

test('a line that goes on with the one before it has its level', () => {
  const lines = [
    'Traceback (most recent call last):',
    '  File "/app/main.py", line 1',
    '    boom()',
    'ValueError: no',
    'INFO:     up again',
    '  and well',
    '{"level":50,"msg":"x"}',
    '}',
    'something else',
  ]
  expect(levelsOf(lines)).toEqual([
    'error',
    'error',
    'error',
    'error',
    'info',
    'info',
    'error',
    'error',
    'info',
  ])
})
