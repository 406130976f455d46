import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Answer } from '../../../src/checks/check.js'
import { difference } from '../../../src/checks/json-difference.js'
import { judgeAnswer } from '../../../src/checks/judge-answer.js'
import { checkOf } from './reading.js'

function answer(body: string, more: Partial<Answer> = {}): Answer {
  return { status: 200, statusText: 'OK', headers: {}, body, ...more }
}

/** `holds`, or what was expected and got. */
function verdict(check: unknown, given: Answer): string {
  const judged = judgeAnswer(checkOf(check), given)
  return judged.holds ? 'holds' : `expected ${judged.expected}, got ${judged.got}`
}

function essence(check: unknown, given: Answer): string {
  const judged = judgeAnswer(checkOf(check), given)
  if (judged.holds) throw new Error('holds')
  return judged.essence
}

describe('status', () => {
  test.each([
    ['/ 200', 200, 'holds'],
    ['/ 200', 201, 'expected status 200, got 201 Some Text'],
    ['/ 200,204', 204, 'holds'],
    ['/ 200,204', 404, 'expected status 200 or 204, got 404 Some Text'],
    ['/', 299, 'holds'],
    ['/', 302, 'expected a 2xx status, got 302 Some Text'],
    ['/ <500', 499, 'holds'],
    ['/ <500', 500, 'expected a status below 500, got 500 Some Text'],
    ['/ 5xx', 503, 'holds'],
    ['/ 2xx,301', 204, 'holds'],
    ['/ 2xx,301', 301, 'holds'],
    ['/ 2xx,301', 302, 'expected a 2xx status or status 301, got 302 Some Text'],
  ])('%s, answered %i', (check, status, expected) => {
    expect(verdict(check, answer('', { status, statusText: 'Some Text' }))).toBe(expected)
  })

  test.each([
    ['/', 502, true],
    ['/', 503, true],
    ['/ <500', 504, true],
    ['/', 500, false],
    ['/', 404, false],
    ['/ 200,503 contains=x', 503, false],
    ['/ 5xx contains=x', 502, false],
  ])('%s, answered %i: not up yet is %s', (check, status, notYet) => {
    expect(judgeAnswer(checkOf(check), answer('', { status }))).toMatchObject({ holds: false, notYet })
  })

  test('a wrong status is told before a wrong body', () => {
    expect(verdict('/ 200 json=[] contains=x', answer('', { status: 500, statusText: '' }))).toBe(
      'expected status 200, got 500',
    )
  })
})

describe('body', () => {
  test.each([
    ['contains=ell', 'hello', 'holds'],
    ['contains=x', 'hello', "expected a body with 'x', got hello"],
    ['contains=x', ' \n', "expected a body with 'x', got an empty body"],
    ['matches=^h.+o$', 'hello', 'holds'],
    ['matches=^h.+o$', 'h\no', 'expected a body that matches /^h.+o$/, got h o'],
    ['matches=^b', 'a\nb', 'expected a body that matches /^b/, got a b'],
    ['json=[]', ' [ ] ', 'holds'],
    ['json=[]', '[{"id": 1}]', 'expected JSON [], got [{"id":1}]'],
    ['json={"a":1,"b":2}', '{"b":2,"a":1}', 'holds'],
    ['json={"a":1}', '{"a":1,"b":2}', 'expected JSON {"a":1}, got {"a":1,"b":2}'],
    ['json=[1,2]', '[2,1]', 'expected JSON [1,2], got [2,1]'],
    ['json=1', '1.0', 'holds'],
    ['json=1', '"1"', 'expected JSON 1, got "1"'],
    ['json=null', '', 'expected JSON null, got an empty body'],
    ['json=[]', '<html>', 'expected JSON [], got <html>, which is not JSON'],
    ['json="[not a list"', '"[not a list"', 'holds'],
    ['json={"__proto__":1}', '{}', 'expected JSON {"__proto__":1}, got {}'],
    ['json={"toString":1}', '{}', 'expected JSON {"toString":1}, got {}'],
  ])('%s of %j', (check, body, expected) => expect(verdict(`/ ${check}`, answer(body))).toBe(expected))

  test('of a long JSON the place is told where it differs', () => {
    const list = Array.from({ length: 50 }, (_, id) => ({ id, 'full name': `name ${id}` }))
    const wrong = list.map((item) => (item.id === 30 ? { ...item, 'full name': 'another' } : item))
    expect(verdict({ request: '/', json: list }, answer(JSON.stringify(wrong)))).toBe(
      'expected JSON with "name 30" at $[30]["full name"], got "another"',
    )
    const without = list.map(({ id, ...rest }) => (id === 7 ? rest : { id, ...rest }))
    expect(verdict({ request: '/', json: list }, answer(JSON.stringify(without)))).toBe(
      'expected JSON with 7 at $[7].id, got nothing',
    )
  })

  test('what was got is one line without control characters, and short', () => {
    const said = verdict('/ contains=x', answer(`\u001b[31mred\u0007\r\n${'long '.repeat(1000)}`))
    expect(said).toMatch(/^expected a body with 'x', got \ufffd\[31mred\ufffd long long .*…$/)
    expect(said.length).toBeLessThan(160)
  })

  test('a body of which only a part was read', () => {
    expect(verdict('/ json=[]', answer(`[${'1,'.repeat(1000)}`, { truncated: true }))).toBe(
      'expected JSON [], got more than 1 MiB, which is not JSON',
    )
  })

  test('a body that had not ended when its time was over', () => {
    const part = (check: string, body: string) => verdict(check, answer(body, { unfinished: true }))
    expect(part('/ json=[]', '[1,')).toBe('expected JSON [], got [1, and no end of the body')
    expect(part('/ contains=x', 'ready')).toBe("expected a body with 'x', got ready and no end of the body")
    expect(part('/ json=[]', '')).toBe('expected JSON [], got a body that never came')
  })

  test('nesting deeper than any stack is an answer', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(verdict('/ json=[]', answer(deep))).toMatch(/^expected JSON \[\], got \[/)
    expect(verdict({ request: '/', 'json-path': { '$..a': 1 } }, answer(deep))).toMatch(
      /^expected 1 at \$\.\.a, got /,
    )
  })
})

describe('JSON paths', () => {
  const body = '[{"title": "x", "tags": ["a", "b"], "url": null}]'
  test.each([
    [{ '$[0].title': 'x' }, 'holds'],
    [{ '$[0].tags': ['a', 'b'] }, 'holds'],
    [{ '$[*].tags[*]': 'a' }, 'holds'],
    [{ '$[?@.title == "x"].url': null }, 'holds'],
    [{ 'length($)': 1 }, undefined],
    [{ '$[0].title': 'y' }, 'expected "y" at $[0].title, got "x"'],
    [{ '$[1].title': 'x' }, 'expected "x" at $[1].title, got nothing there'],
    [{ '$[0].title': 'x', '$[0].url': 'http://x' }, 'expected "http://x" at $[0].url, got null'],
  ])('%j', (paths, expected) => {
    if (expected === undefined)
      expect(() => checkOf({ request: '/', 'json-path': paths })).toThrow(/JSON path/)
    else expect(verdict({ request: '/', 'json-path': paths }, answer(body))).toBe(expected)
  })

  test('in a body that is not JSON', () => {
    expect(verdict({ request: '/', 'json-path': { $: 1 } }, answer('x'))).toBe(
      'expected JSON with 1 at $, got x, which is not JSON',
    )
  })
})

describe('response headers', () => {
  test.each([
    [{ 'Content-Type': 'text/html' }, 'holds'],
    [{ 'content-type': 'text/html; charset=utf-8' }, 'holds'],
    [
      { 'content-type': 'text/html; charset=ascii' },
      'expected header content-type: text/html; charset=ascii, got text/html; charset=utf-8',
    ],
    [{ 'content-type': 'text' }, 'expected header content-type: text, got text/html; charset=utf-8'],
    [{ 'X-None': 'a' }, 'expected header X-None: a, got no such header'],
  ])('%j', (headers, expected) => {
    const given = answer('', { headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(verdict({ request: '/', 'response-headers': headers }, given)).toBe(expected)
  })
})

describe('two answers are wrong in the same way', () => {
  test.each<[string, unknown, Answer, Answer]>([
    [
      'an error page with the time in it',
      '/',
      answer('12:00', { status: 500 }),
      answer('12:01', { status: 500 }),
    ],
    ['an object with the time in it, for a list', '/ json=[]', answer('{"now":1}'), answer('{"now":2}')],
    [
      'another value beside the wrong one',
      '/ json={"a":1,"t":0}',
      answer('{"a":2,"t":1}'),
      answer('{"a":2,"t":2}'),
    ],
    [
      'other headers',
      '/ contains=x',
      answer('a', { headers: { date: '1' } }),
      answer('a', { headers: { date: '2' } }),
    ],
    [
      'a path without a match',
      { request: '/', 'json-path': { '$.a': 1 } },
      answer('{"b":1}'),
      answer('{"b":2}'),
    ],
  ])('%s', (_, check, one, other) => expect(essence(check, one)).toBe(essence(check, other)))

  test.each<[string, unknown, Answer, Answer]>([
    ['another status', '/', answer('', { status: 500 }), answer('', { status: 404 })],
    ['a list that grows', '/ json=[1,2,3]', answer('[]'), answer('[1]')],
    ['another text', '/ contains=ready', answer('20 %'), answer('40 %')],
    ['another wrong value', '/ json={"state":"up"}', answer('{"state":"a"}'), answer('{"state":"b"}')],
    [
      'another value at a path',
      { request: '/', 'json-path': { '$.n': 3 } },
      answer('{"n":1}'),
      answer('{"n":2}'),
    ],
    ['another expectation', '/ contains=a matches=b', answer('b'), answer('a')],
  ])('not: %s', (_, check, one, other) => expect(essence(check, one)).not.toBe(essence(check, other)))
})

describe('the difference of two JSON values', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  const reordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reordered)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reordered(inner)]),
    )
  }

  test('there is none, whatever the order of keys', () => {
    fc.assert(fc.property(json, (value) => expect(difference(value, reordered(value))).toBeUndefined()))
  })

  test('there is one exactly where the values are not equal', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(difference(one, other) === undefined).toBe(isDeepStrictEqual(one, other))
      }),
      { numRuns: 400 },
    )
  })

  test('one changed leaf is found at its place', () => {
    const leaf = { a: [0, { 'b c': [{ d: 1 }] }], e: 2 }
    const changed = { e: 2, a: [0, { 'b c': [{ d: true }] }] }
    expect(difference(leaf, changed)).toEqual({
      path: '$.a[1]["b c"][0].d',
      expected: 1,
      got: true,
      essence: 'boolean',
    })
  })
})
