import { describe, expect, test } from '@jest/globals'
import { parseCheckLine } from '../../../src/checks/check-line.js'
import { writeCheck, writeLine } from '../../../src/checks/write-check.js'

describe('a line that is read back as the same check', () => {
  test.each([
    'GET / 200',
    'POST web:8000/todos 200,204',
    'GET :80/ <500',
    'GET / contains=hello',
    `GET / contains='two words'`,
    `GET / contains='say "x"'`,
    `GET / contains="it's two"`,
    'GET / 2xx matches=^[0-9]+$ json={"a":[1]}',
    `GET '/with space'`,
  ])('%s', (line) => {
    const read = parseCheckLine(line, ({ message }) => {
      throw new Error(message)
    })
    if (read === undefined) throw new Error('not read')
    const { method, service, port, path, ...expected } = read
    expect(writeLine({ method, service, port, path, headers: {}, expect: expected })).toBe(line)
  })
})

test('what a line cannot hold follows it, on one line that is not endless', () => {
  const check = {
    method: 'GET',
    path: '/',
    headers: {},
    expect: { jsonPath: { '$.a': 1 }, responseHeaders: { 'X-Id': 'a\nb' } },
  }
  expect(writeCheck(check)).toBe('GET / $.a=1 X-Id: a b')
  expect(writeCheck({ ...check, path: `/${'x'.repeat(200)}` })).toHaveLength(160)
})
