import { describe, expect, test } from '@jest/globals'
import {
  isAftermath,
  isBare,
  isError,
  isHealed,
  messageOf,
  names,
  saysFailure,
  withoutAdvice,
  withoutPointer,
} from '../../../../src/diagnosis/log/wording.js'

describe('the message, without the type that was thrown and its level', () => {
  test.each([
    ["Caused by: java.sql.SQLException: Access denied for user 'todo'", "Access denied for user 'todo'"],
    ["KeyError: 'SECRET_KEY'", "SECRET_KEY'"],
    ['PHP Fatal error:  Uncaught Exception: no key', 'no key'],
    ["app.rb:1:in 'load': no such file -- stripe (LoadError)", 'no such file -- stripe'],
    ['Error in f("x") : no such column', 'no such column'],
    ['relation "a" does not exist', 'relation "a" does not exist'],
  ])('%s', (text, message) => {
    expect(messageOf(text)).toContain(message)
    expect(messageOf(text).length).toBeLessThanOrEqual(message.length + 1)
  })
})

test.each([
  ['connect ECONNREFUSED 10.0.0.1:6379', true],
  ["Cannot find module 'express'", true],
  ['open /etc/shop.toml: denied', true],
  ['[Errno 111] Connection refused', false],
  ['com.acme.ShopException: it did not work', false],
])('%s names what is wrong: %s', (text, expected) => {
  expect(names(text)).toBe(expected)
})

test.each([
  ['3 files could not be read', true, false],
  ['Error: no key', true, true],
  ['psql: error: connection refused', true, true],
  ['the server is up on 8080', false, false],
])('%s says a failure: %s, is an error by its form: %s', (text, fails, head) => {
  expect([saysFailure(text), isError(text)]).toEqual([fails, head])
})

test('a document in one line is asked at both ends', () => {
  expect(saysFailure(`${'x'.repeat(5000)} refused`)).toBe(true)
  expect(saysFailure(`${'x'.repeat(600)} refused ${'x'.repeat(600)}`)).toBe(false)
})

test.each([
  ['db:5432 refused, retrying in 2 s', true],
  ['db:5432 refused', false],
])('%s is a trouble that heals: %s', (text, expected) => {
  expect(isHealed(text)).toBe(expected)
})

describe('an aftermath tells nothing of why', () => {
  test.each([
    ['Command failed with exit code 1.', true],
    ['Web server failed to start.', true],
    // The second sentence is the cause.
    ['Web server failed to start. Port 8080 was already in use.', false],
    ['column "size" is missing', false],
  ])('%s: %s', (text, expected) => {
    expect(isAftermath(text)).toBe(expected)
  })
})

describe('a bare headline leaves it to the text below', () => {
  test.each([
    ['ZodError: [', true],
    ['ValidationError: 2 validation errors for Settings', true],
    ['Error: ', true],
    ['Error: P3018', false],
    ["Cannot find module 'express'", false],
    ["The file '/etc/a.conf' is missing. It was read because of: ", false],
  ])('%s: %s', (text, expected) => {
    expect(isBare(text)).toBe(expected)
  })
})

test.each([
  ["No build in '.next'. Try running 'next build' first.", "No build in '.next'."],
  ['The port is taken. Please choose another port.', 'The port is taken.'],
  ['The port is taken. The other server is nginx.', 'The port is taken. The other server is nginx.'],
])('what to do is taken away: %s', (text, rest) => {
  expect(withoutAdvice(text)).toBe(rest)
})

test.each([
  ['2 migrations failed. Read more at https://acme.example/resolve', '2 migrations failed.'],
  ['No such option. Did you mean --concurrency?', 'No such option. Did you mean --concurrency?'],
])('where to read more is taken away: %s', (text, rest) => {
  expect(withoutPointer(text)).toBe(rest)
})
