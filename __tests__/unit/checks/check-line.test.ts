import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { StatusExpectation } from '../../../src/checks/check.js'
import { parseCheckLine } from '../../../src/checks/check-line.js'
import { type WrittenCheck, writeLine } from '../../../src/checks/write-check.js'
import { checkOf, readSmoke } from './reading.js'

describe('the request of a line', () => {
  test.each([
    ['/', { method: 'GET', path: '/' }],
    ['GET /todos', { method: 'GET', path: '/todos' }],
    ['post /todos', { method: 'POST', path: '/todos' }],
    ['app/todos', { method: 'GET', service: 'app', path: '/todos' }],
    [
      'DELETE my-app.v2:8000/todos/1',
      { method: 'DELETE', service: 'my-app.v2', port: 8000, path: '/todos/1' },
    ],
    [':8000/x', { method: 'GET', port: 8000, path: '/x' }],
    ['get/x', { method: 'GET', service: 'get', path: '/x' }],
    ['/search?q=a&to=http://x/#y', { method: 'GET', path: '/search?q=a&to=http://x/#y' }],
    ['GET "/search?q=two words"', { method: 'GET', path: '/search?q=two words' }],
    ['\tPROPFIND   app:80//a/../b ', { method: 'PROPFIND', service: 'app', port: 80, path: '//a/../b' }],
  ])('%s', (line, expected) => {
    expect(checkOf(line)).toMatchObject(expected)
    const { service, port } = checkOf(line)
    expect({ service, port }).toEqual({
      service: 'service' in expected ? expected.service : undefined,
      port: 'port' in expected ? expected.port : undefined,
    })
  })
})

describe('the status of a line', () => {
  const cases: readonly (readonly [string, StatusExpectation])[] = [
    ['/ 200', { kind: 'codes', codes: [200] }],
    ['/ 200,204', { kind: 'codes', codes: [200, 204] }],
    ['/ 3xx', { kind: 'class', hundreds: 3 }],
    ['/ 2XX', { kind: 'class', hundreds: 2 }],
    ['/ <500', { kind: 'below', limit: 500 }],
    ['/', { kind: 'class', hundreds: 2 }],
    ['/ contains=200', { kind: 'class', hundreds: 2 }],
  ]
  test.each(cases)('%s', (line, status) => expect(checkOf(line).expect.status).toEqual(status))

  test.each([
    '20',
    '2000',
    '099',
    '600',
    '2x',
    '6xx',
    '200,',
    '200-299',
    '>200',
    '<100',
    '<5xx',
    '"200"',
    'ok',
  ])('%s is none', (word) => {
    const { smoke, problems } = readSmoke(`/ ${word}`)
    expect(smoke).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual([
      `input smoke: \`${word.replaceAll('"', '')}\` is not a status`,
    ])
  })
})

describe('what a line expects of the body', () => {
  test.each([
    ['contains=hello', 'hello'],
    ['contains="two words"', 'two words'],
    ["contains='two words'", 'two words'],
    ["contains=it's", "it's"],
    ['contains=a=b', 'a=b'],
    ['contains=#1', '#1'],
    ['contains="say \\"hi\\" \\\\ \\d"', 'say "hi" \\ \\d'],
    ['contains=\'a \\ "b"\'', 'a \\ "b"'],
    ['contains=<title>', '<title>'],
    ['contains=a # the rest is a comment', 'a'],
  ])('%s', (word, text) => expect(checkOf(`/ ${word}`).expect.contains).toBe(text))

  test.each([
    ['matches=^\\d+$', '^\\d+$'],
    ['matches="^\\d+ items?$"', '^\\d+ items?$'],
    ["matches='a|b (c)'", 'a|b (c)'],
  ])('%s', (word, source) => expect(checkOf(`/ ${word}`).expect.matches?.source).toBe(source))

  test.each([
    ['json=[]', []],
    ['json={"a": [1, 2], "b": "} ] "}', { a: [1, 2], b: '} ] ' }],
    ['json="a text"', 'a text'],
    ['json="quote \\" and space"', 'quote " and space'],
    ['json=1.5e3', 1500],
    ['json=null', null],
    ['json=true', true],
    ['json=\'{"a": 1}\'', { a: 1 }],
    ['json="[]"', []],
    ['json="[not a list"', '[not a list'],
    ['json=[[], [ ]] # comment', [[], []]],
  ])('%s', (word, value) => expect(checkOf(`/ ${word}`).expect.json).toEqual({ value }))

  test('the words behind the path come in any order', () => {
    expect(checkOf('POST /x json={"a": 1} contains=a 201 matches=b').expect).toEqual({
      status: { kind: 'codes', codes: [201] },
      contains: 'a',
      matches: /b/,
      json: { value: { a: 1 } },
    })
  })

  test('the text of a check is what the user wrote', () => {
    expect(checkOf('  GET /todos 200  json=[]   # none yet').text).toBe('GET /todos 200 json=[]')
  })
})

test('of words for status and text each is told that is none', () => {
  const told = readSmoke('/ 200 contains "a b"').problems.map(({ message, instead }) => [message, instead])
  const instead = expect.stringContaining('contains=TEXT')
  expect(told).toEqual([
    ['input smoke: `contains` is not a status', instead],
    ['input smoke: `a b` is not a status', instead],
  ])
})

describe('a wrong line', () => {
  test.each([
    ['GTE /x', '`GTE` is not an HTTP method', /write `GET`/, '^^^'],
    ['app /x', '`app` is not an HTTP method', /app\/x for the service app/, '^^^'],
    ['CONNECT /x', '`CONNECT` is not an HTTP method', /one of GET, POST/, '^^^^^^^'],
    ['GET', 'no path is named', /GET \//, '   ^'],
    ['POST contains=x', 'no path is named', /GET \//, '     ^^^^^^^^^^'],
    ['todos', '`todos` is not a path of a service', /slash: \/todos/, '^^^^^'],
    ['app:8000', '`app:8000` is not a path of a service', /app:8000\//, '^^^^^^^^'],
    [
      'GET http://localhost:8000/todos?a=b',
      '`http://localhost:8000/todos?a=b` is not a path of a service',
      /gate: \/todos\?a=b,/,
      `    ${'^'.repeat(31)}`,
    ],
    ['curl -fsS http://localhost:80/up', '`curl` is not a path of a service', /gate: \/up,/, '^^^^'],
    [
      '"GET /up 200"',
      '`GET /up 200` is not a path of a service',
      /quotes around it: GET \/up 200/,
      '^'.repeat(13),
    ],
    ['checks.hrul', '`checks.hrul` is not a path of a service', /ends in .hurl: checks.hurl/, '^'.repeat(11)],
    ['/a 200; GET /b 200', 'a second check begins here', /a line of its own/, '        ^^^'],
    ['GET /a GET /b', 'a second check begins here', /a line of its own/, '       ^^^'],
    ['https://x', '`https://x` is not a path of a service', /gate: \/,/, '^^^^^^^^^'],
    ['app:http/x', '`http` is not a port', /app:8000\/x/, '^^^^^^^^^^'],
    ['app:70000/x', '`70000` is not a port', /65535/, '^^^^^^^^^^^'],
    ['/ 200 204', 'a second status is given', /200,204/, '      ^^^'],
    ['/ 200 contains=a b', '`b` is not a status', /quotes around .*: contains="a …"/, '                 ^'],
    ['/ contains=a b 200', '`b` is not a status', /quotes around .*: contains="a …"/, '             ^'],
    ['/ 200 OK', '`OK` is not a status', /a status \(200\)/, '      ^^'],
    ['/ -> 200', '`->` is not a status', /a status \(200\)/, '  ^^'],
    ['/ contains=a contains=b', 'a second `contains=` is given', /another check/, '             ^^^^^^^^^^'],
    ['/ contain=a', "`contain=` is not part of a check's line", /write `contains=a`/, '  ^^^^^^^^^'],
    ['/ status=200', "`status=` is not part of a check's line", /stands alone: 200/, '  ^^^^^^^^^^'],
    [
      '/ within=5s',
      "`within=` is not part of a check's line",
      /a map: \{request: GET \/path, within: …\}/,
      '  ^^^^^^^^^',
    ],
    ['/ contains=two words', '`words` is not a status', /contains="two …"/, '               ^^^^^'],
    ['/ contains=', 'the text is empty and would always be found', /write a text/, '  ^^^^^^^^^'],
    ['/ matches=""', 'the pattern is empty and would always match', /regular expression/, '  ^^^^^^^^^^'],
    ['/ matches=(', '`(` is not a regular expression: /(/: Unterminated group', /backslash/, '  ^^^^^^^^^'],
    ['/ json={"a": 1', '`{"a": 1` is not JSON', /json=\[\]/, '  ^^^^^^^^^^^^'],
    ["/ json=['a']", "`['a']` is not JSON", /json=\[\]/, '  ^^^^^^^^^^'],
    ['/ json=', 'json= has no value', /json=\[\]/, '  ^^^^^'],
    ['/ contains="a', 'the quote " is never closed', /close it/, '           ^^'],
    [
      '/ contains="a"b 200',
      '`b` follows a closing quote without a space',
      /a space behind/,
      '              ^',
    ],
  ])('%s', (line, message, instead, carets) => {
    const { smoke, problems } = readSmoke(line)
    expect(smoke).toBeUndefined()
    expect(problems).toEqual([
      {
        message: `input smoke: ${message}`,
        at: undefined,
        instead: expect.stringMatching(instead),
        excerpt: `${line}\n${carets}`,
      },
    ])
  })

  test('tells everything that is wrong with it', () => {
    const { problems } = readSmoke('GTE app:x/y 20y contian=a matches=[')
    expect(problems.map(({ message }) => message.replace('input smoke: ', ''))).toEqual([
      '`GTE` is not an HTTP method',
      '`x` is not a port',
      '`20y` is not a status',
      "`contian=` is not part of a check's line",
      expect.stringContaining('`[` is not a regular expression'),
    ])
  })

  test('a long one is shown around what is wrong', () => {
    const { problems } = readSmoke(`/ contains=${'a'.repeat(5000)} oops`)
    const [shown = '', carets = ''] = problems[0]?.excerpt?.split('\n') ?? []
    expect(shown.length).toBeLessThanOrEqual(100)
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('oops')
  })
})

describe('any line', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((value) => !/[\r\n]/.test(value))
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,8}$/)
  const range: fc.Arbitrary<StatusExpectation> = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((hundreds) => ({ kind: 'class' as const, hundreds })),
    fc.integer({ min: 101, max: 600 }).map((limit) => ({ kind: 'below' as const, limit })),
  )
  const status: fc.Arbitrary<StatusExpectation> = fc.oneof(
    range,
    fc.array(range, { minLength: 2, maxLength: 3 }).map((of) => ({ kind: 'any' as const, of })),
    fc
      .array(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 3 })
      .map((codes) => ({ kind: 'codes' as const, codes })),
  )
  const pattern = text.filter(isPattern).map((source) => new RegExp(source))
  // A text with JSON in it stands for that JSON.
  const json = fc.jsonValue().filter((value) => typeof value !== 'string' || !/^\s*[[{]/.test(value))
  const written = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
    service: fc.option(name, { nil: undefined }),
    port: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
    path: text.map((rest) => `/${rest}`),
    status: fc.option(status, { nil: undefined }),
    contains: fc.option(text, { nil: undefined }),
    matches: fc.option(pattern, { nil: undefined }),
    json: fc.option(
      json.map((value) => ({ value })),
      { nil: undefined },
    ),
  })

  test('that is written is read as what was written', () => {
    fc.assert(
      fc.property(written, ({ status, contains, matches, json, ...target }) => {
        const check: WrittenCheck = { ...target, headers: {}, expect: { status, contains, matches, json } }
        const line = writeLine(check)
        const read = parseCheckLine(line, ({ message }) => {
          throw new Error(`${line}: ${message}`)
        })
        expect({ service: undefined, port: undefined, ...read }).toEqual({
          ...target,
          ...(status && { status }),
          ...(contains !== undefined && { contains }),
          ...(matches && { matches }),
          ...(json && { json: { value: JSON.parse(JSON.stringify(json.value)) as unknown } }),
        })
      }),
      { numRuns: 400 },
    )
  })

  test('is read or refused with a reason, a place and a way out', () => {
    const words = fc.array(
      fc.oneof(
        text,
        fc.constantFrom('GET', '/x', '200', 'json=', 'json={', 'contains="', "matches='", 'app:1/', '#'),
      ),
    )
    fc.assert(
      fc.property(words, (line) => {
        const { smoke, problems } = readSmoke([`/ ${line.join(' ')}`])
        expect(smoke === undefined).toBe(problems.length > 0)
        for (const problem of problems) {
          expect(problem.message).toMatch(/^input smoke, check 1: ./)
          expect(problem.instead).toMatch(/./)
          expect(problem.excerpt).toMatch(/\n *\^+$/)
        }
      }),
      { numRuns: 400 },
    )
  })
})

function isPattern(source: string): boolean {
  try {
    return new RegExp(source).source === source
  } catch {
    return false
  }
}
