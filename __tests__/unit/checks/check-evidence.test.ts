import { expect, test } from '@jest/globals'
import type { Check } from '../../../src/checks/check.js'
import { failureEvidence } from '../../../src/checks/check-evidence.js'

const url = new URL('http://127.0.0.1:49153')
const check: Check = {
  text: 'POST /todos 201',
  method: 'POST',
  path: '/todos',
  headers: { Authorization: 'Bearer x', Accept: '*/*' },
  body: '{"a": 1}',
  expect: { status: { kind: 'codes', codes: [201] } },
}

test('the request, what was expected, and the last response, without secrets', () => {
  const answer = {
    status: 500,
    statusText: 'Internal Server Error',
    headers: { 'content-type': 'text/plain', 'set-cookie': 'a=b' },
    body: 'oops\u001b\n',
  }
  expect(failureEvidence(url, check, undefined, answer).split('\n')).toEqual([
    'Request:',
    '  POST http://127.0.0.1:49153/todos',
    '  Authorization: ***',
    '  Accept: */*',
    '',
    '  {"a": 1}',
    'Expected:',
    '  status 201',
    'Last response:',
    '  HTTP 500 Internal Server Error',
    '  content-type: text/plain',
    '  set-cookie: ***',
    '',
    '  oops\ufffd',
  ])
})

test('the first 2 KiB of a long body, and how much there is', () => {
  const answer = { status: 200, statusText: 'OK', headers: {}, body: 'x'.repeat(3000), truncated: true }
  const lines = failureEvidence(url, check, undefined, answer).split('\n')
  expect(lines.slice(-2)).toEqual([`  ${'x'.repeat(2048)}`, '  … (the first 2048 of 3000 bytes or more)'])
})

test('where there was no answer, why', () => {
  const evidence = failureEvidence(url, check, 'connection refused', undefined)
  expect(evidence).toContain('Last attempt:\n  connection refused')
  expect(evidence).not.toContain('Last response')
})

test('an empty body is called so', () => {
  const answer = { status: 204, statusText: '', headers: {}, body: '' }
  expect(failureEvidence(url, check, undefined, answer)).toMatch(/HTTP 204\n\n {2}\(empty body\)$/)
})
