import { describe, expect, test } from '@jest/globals'
import { hurlArguments, hurlOutcome, hurlVariables } from '../../../src/checks/hurl-command.js'

test('certificates are not verified where an app is asked in TLS', () => {
  const secure = { service: 'proxy', url: 'https://127.0.0.1:3' }
  expect(hurlArguments('a.hurl', [secure])).toContain('--insecure')
  expect(hurlArguments('a.hurl', [{ ...secure, url: 'http://127.0.0.1:3' }])).not.toContain('--insecure')
})

describe('the arguments', () => {
  test('give the first app as url and each app under its name', () => {
    const apps = [
      { service: 'web-app.v2', url: 'http://127.0.0.1:1' },
      { service: 'api', url: 'http://127.0.0.1:2' },
    ]
    expect(hurlArguments('smoke.hurl', apps)).toEqual([
      '--test',
      '--no-color',
      '--error-format',
      'long',
      '--variable',
      'web_app_v2_url=http://127.0.0.1:1',
      '--variable',
      'api_url=http://127.0.0.1:2',
      '--variable',
      'url=http://127.0.0.1:1',
      'smoke.hurl',
    ])
  })

  test('of two names that become the same the first counts, and a file is no option', () => {
    const apps = [
      { service: 'a-b', url: 'http://127.0.0.1:1' },
      { service: 'a_b', url: 'http://127.0.0.1:2' },
    ]
    const given = hurlArguments('-x.hurl', apps)
    expect(given.filter((word) => word.startsWith('a_b'))).toEqual(['a_b_url=http://127.0.0.1:1'])
    expect(given.at(-1)).toBe('./-x.hurl')
  })
})

describe('a proxy is not asked for an app', () => {
  const apps = ['http://127.0.0.1:1', 'http://127.0.0.1:2', 'http://[fd00::2]:8080'].map((url) => ({
    service: 'app',
    url,
  }))
  test.each([
    [{}, '127.0.0.1,fd00::2'],
    [{ no_proxy: 'example.org' }, 'example.org,127.0.0.1,fd00::2'],
    [{ NO_PROXY: 'example.org' }, 'example.org,127.0.0.1,fd00::2'],
    [{ no_proxy: '*' }, '*'],
  ])('%j', (variables, direct) => {
    const given = hurlVariables(apps, { http_proxy: 'http://proxy', ...variables })
    expect(given).toMatchObject({ http_proxy: 'http://proxy', no_proxy: direct })
  })

  test.each([{}, { no_proxy: '*' }])('leave the assertions on: %j', (variables) => {
    expect(hurlVariables([], { HURL_NO_ASSERT: '1', HURL_VARIABLE_a: 'b', ...variables })).toEqual({
      HURL_VARIABLE_a: 'b',
      no_proxy: '',
      ...variables,
    })
  })
})

// What Hurl 7.1.0 and 8.0.1 print.
const rule = '-'.repeat(80)
const summary = (name: string, requests: number) =>
  `${name} t.hurl (${requests} request(s) in 9 ms)\n${rule}\nExecuted files:    1\nExecuted requests: ${requests} (71.4/s)\nSucceeded files:   0 (0.0%)\nFailed files:      1 (100.0%)\nDuration:          14 ms (0h:0m:0s:14ms)\n\n`

describe('the outcome', () => {
  test('passed', () => {
    expect(hurlOutcome(0, '', summary('Success', 3))).toEqual({ status: 'passed', detail: '3 requests held' })
    expect(hurlOutcome(0, '', summary('Success', 1)).detail).toBe('1 request held')
  })

  test('an assertion on one line, with the response in the evidence', () => {
    const stderr = `* Request can be run with the following curl command:
* curl 'http://127.0.0.1:8099/todos'

HTTP/1.1 200
content-type: application/json

[]

error: Assert status code
  --> t/bad.hurl:2:6
   |
   | GET {{url}}/todos
 2 | HTTP 201
   |      ^^^ actual value is <200>
   |

${summary('Failure', 1)}`
    const { status, detail, evidence } = hurlOutcome(4, '', stderr)
    expect(status).toBe('failed')
    expect(detail).toBe('Assert status code at t/bad.hurl:2: actual value is <200>')
    expect(evidence).toMatch(/^\* Request can be run/)
    expect(evidence).toContain('HTTP/1.1 200\ncontent-type: application/json\n\n[]\n')
    expect(evidence).toMatch(/actual value is <200>\n {3}\|$/)
  })

  test('an assertion on several lines, and more behind it', () => {
    const stderr = `error: Assert failure
  --> t/body.hurl:12:0
   |
   | POST {{url}}/todos
   | ...
12 | jsonpath "$" count == 3
   |   actual:   integer <0>
   |   expected: integer <3>
   |

error: Assert failure
  --> t/body.hurl:13:0
   |
13 | body contains "hello"
   |   actual:   string <[]>
   |

${summary('Failure', 1)}`
    expect(hurlOutcome(4, '', stderr)).toMatchObject({
      status: 'failed',
      detail: 'Assert failure at t/body.hurl:12: actual: integer <0>, expected: integer <3>',
      evidence: expect.stringContaining('body.hurl:13:0'),
    })
  })

  test('no connection', () => {
    const stderr = `error: HTTP connection
  --> t/ok.hurl:1:5
   |
 1 | GET {{url}}/todos
   |     ^^^^^^^^^^^^^ (7) Failed to connect to 127.0.0.1:8097 after 0 ms: Could not connect to server
   |

${summary('Failure', 0)}`
    expect(hurlOutcome(3, '', stderr)).toMatchObject({
      status: 'failed',
      detail:
        'HTTP connection at t/ok.hurl:1: (7) Failed to connect to 127.0.0.1:8097 after 0 ms: Could not connect to server',
    })
  })

  const connecting = (asked: string, said: string, title = 'HTTP connection') => `error: ${title}
  --> t/own.hurl:1:5
   |
 1 | GET ${asked}
   |     ^^^^ ${said}
   |

${summary('Failure', 0)}`

  test.each([
    ['{{app_url}}/x', 'failed'],
    ['http://localhost:8080/x', 'failed'],
    ['http://app:8080/x', 'failed'],
    ['http://localhost:8000/x', 'unusable'],
    ['https://example.org/', 'unusable'],
    ['http://example.org/', 'unusable'],
  ])('no connection to %s: %s', (asked, status) => {
    const stderr = connecting(asked, '(7) Failed to connect')
    const apps = [
      { service: 'web', url: 'http://127.0.0.1:49153' },
      { service: 'app', url: 'http://127.0.0.1:8080' },
    ]
    expect(hurlOutcome(3, '', stderr, apps)).toMatchObject({ status })
  })

  test('an address that is none', () => {
    const stderr = connecting('localhost/x', 'invalid URL <localhost/x> (Missing scheme)', 'Invalid URL')
    expect(hurlOutcome(3, '', stderr)).toMatchObject({
      status: 'unusable',
      detail:
        'Invalid URL at t/own.hurl:1: invalid URL <localhost/x> (Missing scheme); write the address of an app as {{url}}',
    })
    // What an app has answered may be none either.
    expect(hurlOutcome(3, '', connecting('{{next}}', 'invalid URL', 'Invalid URL')).status).toBe('failed')
  })

  test('a file that asks nothing proves nothing', () => {
    expect(hurlOutcome(0, '', summary('Success', 0))).toMatchObject({ status: 'unusable' })
  })

  test('a variable nobody gives', () => {
    const stderr = `error: Undefined variable
  --> t/var.hurl:1:7
   |
 1 | GET {{app_url}}/todos
   |       ^^^^^^^ you must set the variable app_url
   |

${summary('Failure', 0)}`
    expect(hurlOutcome(3, '', stderr)).toMatchObject({
      status: 'unusable',
      detail: 'Undefined variable at t/var.hurl:1: you must set the variable app_url',
    })
  })

  test('wrong syntax', () => {
    const stderr = `error: Parsing response section name
  --> t/syntax.hurl:3:2
   |
 3 | [Assertz]
   |  ^ the section is not valid. Did you mean Asserts?
   |

`
    expect(hurlOutcome(2, '', stderr)).toMatchObject({
      status: 'unusable',
      detail:
        'Parsing response section name at t/syntax.hurl:3: the section is not valid. Did you mean Asserts?',
    })
  })

  test('no such file', () => {
    const stderr = "error: Cannot access 't/missing.hurl': No such file or directory\n"
    expect(hurlOutcome(1, '', stderr)).toMatchObject({
      status: 'unusable',
      detail: "Cannot access 't/missing.hurl': No such file or directory",
    })
  })

  test.each([
    [4, '', '', 'failed', 'hurl ended with exit code 4'],
    [
      101,
      '',
      'thread main panicked\nnote: run with RUST_BACKTRACE=1\n',
      'failed',
      'note: run with RUST_BACKTRACE=1',
    ],
    [139, 'out', '', 'failed', 'out'],
  ])('an end nobody foresaw: %i', (code, stdout, stderr, status, detail) => {
    expect(hurlOutcome(code, stdout, stderr)).toMatchObject({ status, detail })
  })
})
