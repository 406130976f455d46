import { expect, test } from '@jest/globals'
import { isToldToEnd } from '../../../../src/roles/facts/told-to-end.js'
import { checkingCommands } from '../../../../src/roles/known/known-endings.js'
import { commandFactsOf } from '../role-sketches.js'

test.each(checkingCommands.map(({ example }) => example))('`%s` ends', (example) => {
  expect(isToldToEnd(example.split(' '))).toBe(true)
  expect(commandFactsOf(example).runsServer).toBe(false)
})

test.each([
  'gunicorn --check-config shop',
  '/usr/sbin/nginx -t',
  'redis-server --version',
  'cron-jobs --once',
])('`%s` ends', (line) => expect(isToldToEnd(line.split(' '))).toBe(true))

test.each([
  'nginx',
  'nginx -g daemon',
  'sort -t x',
  'haproxy -f c',
  './serve --version 2',
  './serve --version=2',
  '',
])('`%s` may stay', (line) => {
  expect(isToldToEnd(line.split(' '))).toBe(false)
})
