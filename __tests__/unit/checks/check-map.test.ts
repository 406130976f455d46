import { describe, expect, test } from '@jest/globals'
import { checkOf, readSmoke } from './reading.js'

describe('a check written as a map', () => {
  test('with every key', () => {
    const check = checkOf({
      request: 'POST /todos',
      service: 'app',
      port: 8000,
      headers: { Host: 'example.org', 'X-Count': 3, 'X-Flag': true },
      body: { title: 'x', tags: ['a'] },
      status: [201, 202],
      contains: 'x',
      matches: '^\\{',
      json: { id: 1 },
      'json-path': { '$.title': 'x', '$.tags[*]': 'a' },
      'response-headers': { 'Content-Type': 'application/json' },
      within: '1m30s',
    })
    expect(check).toEqual({
      text: expect.stringMatching(
        /^POST app:8000\/todos 201,202 contains=x matches=\^\\\{ json=\{"id":1\} \$\.title="x"/,
      ),
      method: 'POST',
      path: '/todos',
      service: 'app',
      port: 8000,
      headers: { Host: 'example.org', 'X-Count': '3', 'X-Flag': 'true', 'content-type': 'application/json' },
      body: '{"title":"x","tags":["a"]}',
      expect: {
        status: { kind: 'codes', codes: [201, 202] },
        contains: 'x',
        matches: /^\{/,
        json: { value: { id: 1 } },
        jsonPath: { '$.title': 'x', '$.tags[*]': 'a' },
        responseHeaders: { 'Content-Type': 'application/json' },
      },
      within: 90_000,
    })
  })

  test('the request may hold what a line may', () => {
    expect(checkOf({ request: 'PUT app:8000/x 204 contains="a b"', within: '5s' })).toMatchObject({
      text: "PUT app:8000/x 204 contains='a b'",
      method: 'PUT',
      service: 'app',
      port: 8000,
      path: '/x',
      within: 5000,
      expect: { status: { kind: 'codes', codes: [204] }, contains: 'a b' },
    })
  })

  test('without a status it expects success', () => {
    const check = checkOf({ request: '/x' })
    expect(check.expect.status).toEqual({ kind: 'class', hundreds: 2 })
    expect(check.text).toBe('GET /x')
  })

  test.each([
    [200, { kind: 'codes', codes: [200] }],
    ['200', { kind: 'codes', codes: [200] }],
    ['200, 204', { kind: 'codes', codes: [200, 204] }],
    [[200, '204'], { kind: 'codes', codes: [200, 204] }],
    ['4xx', { kind: 'class', hundreds: 4 }],
    [
      ['2xx', 301],
      {
        kind: 'any',
        of: [
          { kind: 'class', hundreds: 2 },
          { kind: 'codes', codes: [301] },
        ],
      },
    ],
    ['<500', { kind: 'below', limit: 500 }],
  ])('status %j', (status, expected) => {
    expect(checkOf({ request: '/', status }).expect.status).toEqual(expected)
  })

  test.each([
    ['a map', { a: 1 }, {}, '{"a":1}', { 'content-type': 'application/json' }],
    ['a list', [1, 'x'], {}, '[1,"x"]', { 'content-type': 'application/json' }],
    ['a number', 5, {}, '5', { 'content-type': 'application/json' }],
    ['text that is a JSON object', ' {"a": 1}', {}, ' {"a": 1}', { 'content-type': 'application/json' }],
    ['text', 'a=1&b=2', {}, 'a=1&b=2', {}],
    ['text that is hardly JSON', '[a', {}, '[a', {}],
    [
      'a map with its own type',
      { a: 1 },
      { 'Content-Type': 'text/x' },
      '{"a":1}',
      { 'Content-Type': 'text/x' },
    ],
    ['nothing', null, {}, undefined, {}],
  ])('a body that is %s', (_, body, headers, sent, sentHeaders) => {
    const check = checkOf({ request: 'POST /', body, headers })
    expect(check.body).toBe(sent)
    expect(check.headers).toEqual(sentHeaders)
  })

  test.each([
    [[], []],
    [null, null],
    [0, 0],
    ['text', 'text'],
    ['{"a": [1]}', { a: [1] }],
    ['[not JSON', '[not JSON'],
  ])('json %j', (json, value) => {
    expect(checkOf({ request: '/', json }).expect.json).toEqual({ value })
  })

  test('numbers and truth values are texts to look for', () => {
    expect(checkOf({ request: '/', contains: 42 }).expect.contains).toBe('42')
    expect(checkOf({ request: '/', contains: false }).expect.contains).toBe('false')
  })

  test('a JSON path may come with its dollars doubled', () => {
    const check = checkOf({ request: '/', 'json-path': { '$$[?@.a == $$.b].c': 1 } })
    expect(check.expect.jsonPath).toEqual({ '$[?@.a == $.b].c': 1 })
  })
})

describe('a map that is wrong', () => {
  test.each([
    [{ status: 200 }, 'a check needs a `request`', /request: GET \/todos/],
    [{ request: 5 }, '`5` is not a request', /request: GET \/todos/],
    [{ request: null }, 'nothing is not a request', /request: GET \/todos/],
    [{ request: '/', stauts: 200 }, '`stauts` is not a key of a check', /write `status`/],
    [{ request: '/', jsonpath: {} }, '`jsonpath` is not a key of a check', /write `json-path`/],
    [{ request: '/', json_path: {} }, '`json_path` is not a key of a check', /write `json-path`/],
    [{ request: '/', timeout: '5s' }, '`timeout` is not a key of a check', /write `within: 10s`/],
    [{ request: '/', method: 'POST' }, '`method` is not a key of a check', /write `request: POST \/path`/],
    [
      { request: '/', whatever: 1 },
      '`whatever` is not a key of a check',
      /a check has request, service, port/,
    ],
    [
      { 'GET / contains="a': 'b"' },
      '`GET / contains="a` is not a key of a check',
      /quotes around the whole line/,
    ],
    [{ request: 'app/', service: 'app' }, '`service` is given twice, in the request too', /leave one/],
    [{ request: '/ 200', status: 200 }, '`status` is given twice, in the request too', /leave one/],
    [{ request: '/', service: 'a b' }, "`a b` is not a service's name", /Compose file/],
    [{ request: '/', port: 0 }, '`0` is not a port', /65535/],
    [{ request: '/', port: 80.5 }, '`80.5` is not a port', /65535/],
    [{ request: '/', status: 20 }, '`20` is not a status', /2xx/],
    [{ request: '/', status: ['2xx', '9xx'] }, '`9xx` is not a status', /2xx/],
    [{ request: '/', status: [200, 999] }, '`999` is not a status', /2xx/],
    [{ request: '/', status: [] }, 'a list is not a status', /2xx/],
    [{ request: '/', status: null }, 'nothing is not a status', /2xx/],
    [{ request: '/', contains: '' }, 'the text is empty and would always be found', /write a text/],
    [{ request: '/', contains: ['a'] }, 'a list is not a text', /write a text/],
    [{ request: '/', matches: '(' }, '`(` is not a regular expression: /(/: Unterminated group', /backslash/],
    [
      { request: '/', matches: '/abc/i' },
      'the pattern `/abc/i` stands between slashes, which would have to be in the body',
      /without slashes and flags: matches=abc/,
    ],
    [{ request: '/', matches: 5 }, '`5` is not a pattern', /regular expression/],
    [{ request: '/', headers: 'a: b' }, '`a: b` is not a map of headers', /\{Accept/],
    [{ request: '/', headers: { 'a b': 'c' } }, "`a b` is not a header's name", /hyphens/],
    [
      { request: '/', headers: { a: 'b\nc' } },
      'the header `a` holds a character no header may hold',
      /one line/,
    ],
    [{ request: '/', headers: { a: null } }, 'the header `a` has nothing for a value', /text/],
    [{ request: '/', 'json-path': 'x' }, '`x` is not a map of JSON paths', /\$\[0\]\.title/],
    [{ request: '/', 'json-path': {} }, 'the map has no JSON path', /\$\[0\]\.title/],
    [
      { request: '/', 'json-path': { 'a.b': 1 } },
      expect.stringContaining('`a.b` is not a JSON path: '),
      /begins with \$/,
    ],
    [{ request: '/', within: 10 }, '`10` is not a time to wait', /write `10s`/],
    [{ request: '/', within: '0s' }, '`0s` is not a time to wait', /write `10s`/],
    [{ request: '/', within: 'soon' }, '`soon` is not a time to wait', /write `10s`/],
    [{ request: '/', within: '720h' }, '`720h` is not a time to wait', /write `10s`/],
  ])('%j', (map, message, instead) => {
    const { smoke, problems } = readSmoke(map, { label: 'x' })
    expect(smoke).toBeUndefined()
    expect(problems.map((problem) => problem.message.slice('x: '.length))).toEqual([message])
    expect(problems[0]?.instead).toMatch(instead)
  })
})
