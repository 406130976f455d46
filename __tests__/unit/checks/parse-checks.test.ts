import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Origin } from '../../../src/common/origin.js'
import { checkOf, checksOf, readSmoke } from './reading.js'

const texts = (value: unknown) => checksOf(value).map(({ text }) => text)
const messages = (value: unknown, origin?: Origin) =>
  readSmoke(value, origin).problems.map(({ message }) => message)

describe('the forms of the setting', () => {
  const two = ['GET /a 200', 'GET /b']
  test.each([
    ['lines', 'GET /a 200\nGET /b'],
    [
      'lines with comments, blanks and CRLF',
      '\r\n# first\r\n  GET /a 200  # yes\r\n\r\n\tGET /b\r\n  # end\r\n',
    ],
    ['a YAML list of lines', '- GET /a 200\n- GET /b\n'],
    ['a YAML list of both', '# checks\n- GET /a 200\n- request: GET /b\n'],
    ['a YAML flow list', '[GET /a 200, {request: GET /b}]'],
    ['YAML with a document mark', '---\n- GET /a 200\n- |\n  GET /b\n'],
    ['a list of texts', ['GET /a 200', 'GET /b']],
    ['a list of texts of several lines', ['GET /a 200\n\nGET /b']],
    ['a list of texts and maps', ['GET /a 200', { request: 'GET /b' }]],
    ['a list with YAML in a text', ['GET /a 200', '{request: GET /b}']],
  ])('%s', (_, value) => expect(texts(value)).toEqual(two))

  test('one map, as a value and as text', () => {
    expect(checkOf({ request: 'GET /a', status: 200 }).text).toBe('GET /a 200')
    expect(checkOf('request: GET /a\nstatus: 200').text).toBe('GET /a 200')
    expect(checkOf('{request: GET /a, status: 200}').text).toBe('GET /a 200')
  })

  test('anchors and merge keys in YAML', () => {
    const yaml =
      '- &base\n  request: GET /a\n  headers: {Host: example.org}\n- <<: *base\n  request: GET /b\n'
    expect(checksOf(yaml).map(({ path, headers }) => [path, headers])).toEqual([
      ['/a', { Host: 'example.org' }],
      ['/b', { Host: 'example.org' }],
    ])
  })

  test.each(['smoke.hurl', './tests/my smoke.hurl', '/abs/x.hurl', 'tests/GET.hurl', '  smoke.hurl\n'])(
    'the Hurl file %j',
    (file) => {
      const expected = { smoke: { kind: 'hurl', file: file.trim() }, problems: [] }
      expect(readSmoke(file)).toEqual(expected)
      expect(readSmoke([file])).toEqual(expected)
    },
  )

  test.each(['GET /x.hurl', '/x contains=a.hurl', 'POST app/x.hurl'])('no Hurl file: %s', (line) => {
    expect(texts(line)).toEqual([line])
  })
})

describe('a setting that is wrong as a whole', () => {
  test.each([
    ['', 'input smoke: holds no check'],
    ['# nothing\n\n', 'input smoke: holds no check'],
    [null, 'input smoke: nothing is not a check'],
    [200, 'input smoke: `200` is not a check'],
    [[200], 'input smoke, check 1: `200` is not a check'],
  ])('%j', (value, message) => {
    const { smoke, problems } = readSmoke(value)
    expect(smoke).toBeUndefined()
    expect(problems).toEqual([
      { message, at: undefined, excerpt: undefined, instead: expect.stringMatching(/GET \/todos 200/) },
    ])
  })

  test('but for some of its lines, of which the others are read with their places', () => {
    const { smoke, problems } = readSmoke('GET /a 2000\n\nGET web/b\nGTE /c')
    expect(problems).toHaveLength(2)
    expect(smoke).toMatchObject({
      checks: [{ service: 'web', path: '/b' }],
      origins: [{ label: 'input smoke, line 3' }],
    })
  })

  test('a Hurl file beside anything else', () => {
    expect(messages('GET /\na.hurl')).toEqual([
      'input smoke, line 2: the Hurl file `a.hurl` stands beside other checks',
    ])
    expect(messages(['a.hurl', 'b.hurl'])).toHaveLength(2)
  })

  test.each([
    ['- GET /\n- [', 'input smoke, line 2: not YAML: '],
    ['- request: GET /\n  request: GET /x\n', 'input smoke, line 2: not YAML: Map keys must be unique'],
    ['{request: GET /\n', 'input smoke, line '],
    ['- *nobody', 'input smoke: cannot be read as YAML: Unresolved alias'],
    ['- request: GET /a\n  headers:\n\t  x: y\n', 'input smoke, line 3: not YAML: Tabs'],
  ])('broken YAML: %j', (text, message) => {
    const { smoke, problems } = readSmoke(text)
    expect(smoke).toBeUndefined()
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)])
    expect(problems[0]?.instead).toBeDefined()
  })

  test('aliases that multiply without end are refused at once', () => {
    const bomb = ['- &a0 [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 12; level++) {
      bomb.push(`- &a${level} [${`*a${level - 1}, `.repeat(9)}]`)
    }
    expect(messages(bomb.join('\n'))).toEqual([
      expect.stringMatching(/^input smoke: cannot be read as YAML: Excessive alias count/),
    ])
  })

  test('nesting deeper than any stack is refused', () => {
    const { smoke, problems } = readSmoke('['.repeat(100_000))
    expect(smoke).toBeUndefined()
    expect(problems).toMatchObject([{ message: expect.stringContaining('nested too deeply') }])
  })
})

describe('where something is wrong', () => {
  test('a line of a text is counted, comments and blanks included', () => {
    expect(messages('# one\n\nGET /\nGET x\nGET /\nFOO /')).toEqual([
      'input smoke, line 4: `x` is not a path of a service',
      'input smoke, line 6: `FOO` is not an HTTP method',
    ])
  })

  test('YAML in a text is shown with its line and a caret', () => {
    const yaml = [
      '- GET /',
      '- request: GET /x',
      '  status: 99',
      '  stauts: 5',
      '  headers:',
      '    "a b": c',
    ].join('\n')
    expect(readSmoke(yaml).problems.map(({ message, excerpt }) => [message, excerpt])).toEqual([
      ['input smoke, line 4: `stauts` is not a key of a check', '  stauts: 5\n  ^^^^^^'],
      ["input smoke, line 5: `a b` is not a header's name", '  headers:\n  ^^^^^^^'],
      ['input smoke, line 3: `99` is not a status', '  status: 99\n          ^^'],
    ])
  })

  test('a value out of a file is placed by the keys that lead to it', () => {
    const asked: unknown[] = []
    const origin: Origin = {
      label: 'x-gate.smoke',
      at: { file: 'compose.yaml', line: 1, column: 1 },
      find: (path) => {
        asked.push(path)
        return { file: 'compose.yaml', line: 10 + path.length, column: Number(path[0]) + 1 }
      },
    }
    const { problems } = readSmoke(['GET /', { request: '/x', status: 99 }, 'x'], origin)
    expect(problems.map(({ message, at }) => [message, at])).toEqual([
      ['x-gate.smoke, check 2: `99` is not a status', { file: 'compose.yaml', line: 12, column: 2 }],
      [
        'x-gate.smoke, check 3: `x` is not a path of a service',
        { file: 'compose.yaml', line: 11, column: 3 },
      ],
    ])
    expect(asked).toContainEqual([1, 'status'])
  })

  test('several flags are numbered', () => {
    expect(messages(['GET /', 'GET x'], { label: '--smoke' })).toEqual([
      '--smoke, check 2: `x` is not a path of a service',
    ])
  })
})

describe('any value', () => {
  const keys = ['request', 'service', 'port', 'headers', 'body', 'status', 'contains', 'matches', 'json']
  const words = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('GET /x', '/', '200', '2xx', '5s', '(', '$.a', 'a.hurl'),
  )
  const value = fc.oneof(words, fc.jsonValue({ maxDepth: 2 }))
  const key = fc.oneof(
    words,
    fc.constantFrom(...keys, 'json-path', 'response-headers', 'within', '__proto__'),
  )
  const map = fc
    .array(fc.tuple(key, fc.oneof(value, fc.dictionary(words, value))))
    .map((pairs) => Object.fromEntries(pairs))
  const any = fc.oneof(
    map,
    fc.array(fc.oneof(map, value)),
    value,
    fc.string().map((text) => `- ${text}`),
  )

  test('is read, or refused with a reason and a way out', () => {
    const read = { well: 0, wrong: 0 }
    fc.assert(
      fc.property(any, (given) => {
        const { smoke, problems } = readSmoke(given)
        if (problems.length === 0) expect(smoke).toBeDefined()
        read[problems.length > 0 ? 'wrong' : 'well'] += 1
        for (const problem of problems) {
          expect(problem.message).toMatch(/^input smoke[^:]*: ./)
          expect(problem.instead).toMatch(/./)
        }
      }),
      { numRuns: 300 },
    )
    expect(read.well).toBeGreaterThan(0)
    expect(read.wrong).toBeGreaterThan(0)
  })
})

test.each(['none', ' None ', ['none'], []])('%j asks nothing', (value) => {
  expect(readSmoke(value)).toEqual({ smoke: { kind: 'none' }, problems: [] })
})

test('`none` beside a check is no check', () => {
  expect(readSmoke('none\nGET /').problems).toHaveLength(1)
})
