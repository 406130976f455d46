import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { endsAtOnce } from '../../../src/compose/ends-at-once.js'
import { servicesOf } from '../../../src/compose/service.js'

function ends(raw: JsonObject): boolean | undefined {
  const services = { data: { image: 'acme/data', ...raw } }
  const { data } = servicesOf({ services }, { services })
  return data && endsAtOnce(data)
}

describe('a command', () => {
  test.each([
    [['/bin/true']],
    [[':']],
    [['echo', 'data', 'only']],
    [['sh', '-c', 'exit 0']],
    [['/bin/sh', '-ec', 'echo "a; b" && true']],
    [['exec', 'true']],
  ])('%j ends at once', (command) => {
    expect(ends({ command })).toBe(true)
  })

  test.each([
    [['sh', '-c', 'exit 1']],
    [['sh', '-c', 'echo x && exec mysqld']],
    [['sh', '-c', 'echo "$(serve)"']],
    [['tail', '-f', '/dev/null']],
    [['truecommand']],
  ])('%j does not', (command) => {
    expect(ends({ command })).toBe(false)
  })

  test('may be split between entrypoint and command', () => {
    expect(ends({ entrypoint: ['sh', '-c'], command: ['echo x'] })).toBe(true)
  })
})

test.each([
  [{ image: 'busybox:1' }, true],
  [{ image: 'localhost:5000/alpine' }, true],
  [{ image: 'tianon/true' }, true],
  [{ image: 'python:3.12-slim' }, true],
  [{ image: 'alpine', tty: true }, false],
  [{ image: 'node', stdin_open: true }, false],
  [{ image: 'acme/app' }, false],
])('without a command %j ends at once: %p', (raw, expected) => {
  expect(ends(raw)).toBe(expected)
})

test.each([
  ['a bare system', { base: 'alpine:3' }, true],
  ['a command that ends', { base: 'acme/base', command: ['true'] }, true],
  ['a command that goes on', { base: 'alpine:3', command: ['./serve'] }, false],
])('what a Dockerfile makes of %s', (_, built, expected) => {
  const services = { data: { build: { context: '/data' }, image: 'acme/data' } }
  const { data } = servicesOf({ services }, { services })
  expect(data && endsAtOnce({ ...data, built: { ...built, hasHealthCheck: false } })).toBe(expected)
})
