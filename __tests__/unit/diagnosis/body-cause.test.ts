import { describe, expect, test } from '@jest/globals'
import { causeInBody } from '../../../src/diagnosis/body-cause.js'

const told = (body: string) => causeInBody(body, 'Internal Server Error')

describe('JSON says why', () => {
  test.each([
    ['detail', { detail: 'no column "price"' }, 'no column "price"'],
    ['error', { error: 'no column "price"', status: 500 }, 'no column "price"'],
    ['an error with a message', { error: { code: 7, message: 'no column "price"' } }, 'no column "price"'],
    [
      'message, where the error is the status',
      { error: 'Internal Server Error', message: 'no bean "a"' },
      'no bean "a"',
    ],
    [
      'a problem',
      { type: 'about:blank', title: 'Bad input', detail: 'no column "price"' },
      'no column "price"',
    ],
    [
      'a problem whose type is an address',
      {
        type: 'https://acme.example/problems/db',
        title: 'Npgsql.PostgresException',
        detail: 'no column "price"',
      },
      'no column "price"',
    ],
    [
      'a list, with the place',
      { detail: [{ loc: ['query', 'page'], msg: 'Field required' }] },
      'query.page: Field required',
    ],
    ['a trace', { trace: 'java.lang.IllegalStateException: no bean "a"\n\tat a.B.c(B.java:1)' }, undefined],
    ['a stack', { stack: 'Error: no bean "a"\n    at a (b.js:1:2)' }, 'Error: no bean "a"'],
  ])('%s', (_, value, text) => {
    expect(told(JSON.stringify(value))).toBe(text)
  })

  test.each([
    '{"statusCode":500,"message":"Internal server error"}',
    '{}',
    '[]',
    'null',
    '{"id":7}',
    '{"detail":',
  ])('but not %s', (body) => {
    expect(told(body)).toBeUndefined()
  })
})

describe('an HTML page says why', () => {
  test.each([
    [
      'in its title',
      '<!doctype html><html><head><title>KeyError: &#39;price&#39; // Debugger</title><style>no {color:red}</style></head><body>x</body></html>',
      "KeyError: 'price' // Debugger",
    ],
    [
      'in its first exception',
      '<html><head><title>Error</title></head><body><pre>Error: no table &quot;a&quot;<br> &nbsp; at b (c.js:1:2)</pre></body></html>',
      'Error: no table "a"',
    ],
    [
      'below a title that names a type alone',
      '<html><head><title>DatabaseError at /a</title><script>could not x("a.b")</script></head><body><h1>DatabaseError</h1><div>relation "a" does not exist</div></body></html>',
      'relation "a" does not exist',
    ],
    [
      'above the source that it quotes',
      '<html><title>Debugger</title><h1>500 Server Error</h1><h2>ValueError: no rate for EUR</h2><p>37. class _StopIteration(Exception):</p><p>error = sys.exc_info()[1]</p></html>',
      'ValueError: no rate for EUR',
    ],
    [
      'by a type of its own, above the source that it quotes',
      '<html><title>Action Controller: Exception caught</title><h1>ActiveRecord::StatementInvalid in HomeController#index</h1><h2>PG::UndefinedColumn: ERROR:  column items.colour does not exist</h2><pre>error = nil</pre></html>',
      'PG::UndefinedColumn: ERROR:  column items.colour does not exist',
    ],
    [
      'beside a table that names the type',
      '<html><title>OperationalError\n at /</title><h1>OperationalError</h1><pre>connection failed: no host &quot;db&quot;</pre><td>Exception Type: OperationalError at /</td></html>',
      'connection failed: no host "db"',
    ],
    [
      'in its root cause',
      '<html><title>HTTP Status 500 – Internal Server Error</title><pre>jakarta.servlet.ServletException: Request processing failed\n\ta.B.c(B.java:1)</pre><pre>a.PSQLException: ERROR: relation &quot;items&quot; does not exist</pre></html>',
      'a.PSQLException: ERROR: relation "items" does not exist',
    ],
    [
      'in a title without such words',
      '<html><title>The shop is closed</title><p>Come back!</p></html>',
      'The shop is closed',
    ],
  ])('%s', (_, body, text) => {
    expect(told(body)).toBe(text)
  })

  test.each([
    '<html><head><title>500 Internal Server Error</title></head><body><h1>Internal Server Error</h1></body></html>',
    '<html></html>',
  ])('but not %s', (body) => {
    expect(told(body)).toBeUndefined()
  })
})

test.each([
  ['Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: \'price\'\n', "KeyError: 'price'"],
  [
    'Traceback (most recent call last):\n  File "a.py", line 1, in a\n    b()\n    ^^^\n\nThe above exception (no table "a") was the direct cause of the following exception:\n  File "c.py", line 2, in c\n    d()\n    ^^^\n\nException Type: DatabaseError at /\nException Value: no table "a"\n',
    'Exception Value: no table "a"',
  ],
  ['internal error', undefined],
  ['', undefined],
])('plain text tells its cause: %j', (body, text) => {
  expect(told(body)).toBe(text)
})

test('a page of a megabyte costs no time', () => {
  const begin = process.cpuUsage()
  told(`<html>${'<div class="a">b &amp; c</div>'.repeat(40_000)}`)
  told(`<html>${'<style>'.repeat(150_000)}`)
  told(`<html>${'<!--'.repeat(250_000)}`)
  expect(process.cpuUsage(begin).user / 1_000_000).toBeLessThan(1.5)
})
