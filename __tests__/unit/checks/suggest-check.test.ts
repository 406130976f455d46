import { expect, test } from '@jest/globals'
import type { Answer } from '../../../src/checks/check.js'
import { suggestedCheck } from '../../../src/checks/suggest-check.js'
import { checkOf } from './reading.js'

const answer = (status: number, body = '', headers = {}): Answer => ({
  status,
  statusText: '',
  headers,
  body,
})

test.each<[string, Answer, string]>([
  ['JSON', answer(200, '{"status":"ok"}'), 'GET web:80/ 200 json={"status":"ok"}'],
  ['JSON with a time', answer(200, '{"now":"12:31"}'), 'GET web:80/ 200'],
  ['a page', answer(200, '<html><title>My shop</title>'), "GET web:80/ 200 contains='My shop'"],
  ['a page with a number of its own', answer(200, '<title>Build 20251129</title>'), 'GET web:80/ 200'],
  ['a redirect', answer(302, '', { location: '/login' }), 'GET web:80/login 200'],
  [
    'a redirect to its own address',
    answer(301, '', { location: 'http://127.0.0.1:1/a' }),
    'GET web:80/a 200',
  ],
  ['a redirect elsewhere', answer(302, '', { location: '//other/x' }), 'GET web:80/ 302'],
  ['nothing at /', answer(404, '{"detail":"Not Found"}'), 'GET web:80/PATH 200'],
  ['a login', answer(401), 'GET web:80/ 401'],
])('%s suggests a check that can be read', (_, given, line) => {
  expect(suggestedCheck(given, { service: 'web', port: 80 })).toBe(`smoke: ${line}`)
  expect(checkOf(line)).toMatchObject({ service: 'web', port: 80 })
})

test.each([
  [404, 200],
  [302, 302],
])('a name that is known is asked for: %i', (status, expected) => {
  expect(suggestedCheck(answer(status), { service: 'web' }, 'shop.example.com')).toBe(
    `smoke: [{request: GET web/ ${expected}, headers: {Host: shop.example.com}}]`,
  )
})

test.each([400, 421])('%i suggests another name', (status) => {
  expect(suggestedCheck(answer(status), { service: 'web' })).toBe(
    'smoke: [{request: GET web/ 200, headers: {Host: NAME}}]',
  )
})
