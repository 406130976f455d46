import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

function told(...lines: readonly string[]): string | undefined {
  return causeIn(`${lines.join('\n')}\n`)?.text
}

describe('the call that an exception of Python came from, where that names nothing', () => {
  const begin = 'Traceback (most recent call last):'
  const own = ['  File "/app/a.py", line 2, in <module>', '    app.listen(80)', '    ^^^^^^^^^^^^^^']
  const library = ['  File "/venv/lib/python3.11/site-packages/web.py", line 9, in listen', '    sock.bind(']

  test.each([
    ['of the program', [...own, ...library], 'OSError: [Errno 98] Address already in use', 'app.listen(80)'],
    ['of a library', library, 'OSError: [Errno 98] Address already in use', 'sock.bind(…)'],
    ['with its place', own, 'SyntaxError: invalid syntax', '/app/a.py:2: app.listen(80)'],
  ])('is told: %s', (_, frames, raised, call) => {
    expect(told(begin, ...frames, raised)).toBe(`${raised} (${call})`)
  })

  test.each([
    ['says it', own, 'OSError: cannot bind 10.0.0.1:80'],
    [
      'was raised in words',
      ['  File "/app/a.py", line 2, in a', '    raise ValueError(text)'],
      'ValueError: no plan',
    ],
  ])('is not told where the message %s', (_, frames, raised) => {
    expect(told(begin, ...frames, raised)).toBe(raised)
  })

  test('is told without the process that it was in', () => {
    expect(
      told('Process SpawnProcess-1:', begin, ...library, 'FileNotFoundError: [Errno 2] No such file'),
    ).toBe('FileNotFoundError: [Errno 2] No such file (sock.bind(…))')
  })
})

test('the place in the program that an exception of JavaScript came from is told where the message names nothing', () => {
  const frames = ['    at Koa.use (/app/node_modules/koa/lib/a.js:9:1)', '    at main (/app/server.js:3:5)']
  expect(told('TypeError: a handler must be a function', ...frames)).toBe(
    'TypeError: a handler must be a function (/app/server.js:3:5)',
  )
  expect(told('Error: cannot open /etc/a.json', ...frames)).toBe('Error: cannot open /etc/a.json')
})

describe('what is printed below a message', () => {
  test('is told past an empty line where it is a place', () => {
    expect(told('✘ [ERROR] Unexpected end of file', '', '    a.js:3:0:', '      3 │ ', '        ╵ ^')).toBe(
      '[ERROR] Unexpected end of file (a.js:3:0)',
    )
  })

  test.each([
    ['error: the field is missing', '  --> src/main.rs:3:5', 'error: the field is missing (src/main.rs:3:5)'],
    [
      'Error: Failed to connect',
      "  code: 'ERR_STORE_REFUSED',",
      'Error: Failed to connect (ERR_STORE_REFUSED)',
    ],
    ['Error: Failed to connect', ' code: "ECONN"', 'Error: Failed to connect'],
    ['TypeError: Invalid URL', "  code: 'ERR_INVALID_URL',", 'TypeError: Invalid URL'],
    [
      'Error: Failed to connect to db:5432',
      "  code: 'ERR_STORE_REFUSED',",
      'Error: Failed to connect to db:5432',
    ],
    [
      'Error: Failed to connect',
      "2026-11-30T10:00:00Z INFO code: 'ERR_STORE_REFUSED'",
      'Error: Failed to connect',
    ],
  ])('%s / %s', (message, below, expected) => {
    expect(told('starting', message, below)).toBe(expected)
  })

  test.each([
    [["  input: 'undefined'"], "input: 'undefined'"],
    [["  input: '/rates',", "  base: 'undefined'"], "input: '/rates', base: 'undefined'"],
  ])('is what a parser was given: %j', (fields, added) => {
    const stack = ['    at new URL (node:internal/url:797:36) {', "  code: 'ERR_INVALID_URL',"]
    expect(told('TypeError: Invalid URL', ...stack, ...fields, '}')).toBe(`TypeError: Invalid URL (${added})`)
  })
})
