import { describe, expect, test } from '@jest/globals'
import type { FailedResult } from '../../../src/checks/attempts.js'
import { checkRemedy, hostNameOf } from '../../../src/diagnosis/check-remedy.js'
import { checkOf } from '../checks/reading.js'

const model = (environment: Readonly<Record<string, string>>) => ({ services: { app: { environment } } })
const failed = (status: number, body = '', headers = {}, wrongStatus = true): FailedResult => ({
  ...{ status: 'failed', came: 'to an answer', attempts: 1, detail: '', evidence: '', wrongStatus },
  answer: { status, statusText: '', headers, body },
})
const remedy = (check: unknown, ...answer: Parameters<typeof failed>) =>
  checkRemedy(checkOf(check), 'app', failed(...answer), model({ DJANGO_ALLOWED_HOSTS: '*,.example.com' }))

describe('a check is to ask for another name', () => {
  test.each<[unknown, number, string]>([
    ['GET /', 400, 'Bad Request'],
    ['GET /', 421, ''],
    ['POST /', 400, 'Invalid Host header'],
    ['GET /', 403, 'Blocked request. This host ("app") is not allowed.'],
  ])('%j answered with %i %s', (check, status, body) => {
    expect(remedy(check, status, body)).toContain('`headers: {Host: example.com}`')
  })

  test.each<[string, unknown, number]>([
    ['the check names one', { request: '/', headers: { host: 'x' } }, 400],
    ['what was sent is wrong', 'POST /', 400],
    ['another status came', 'GET /', 404],
    ['the app forbids something else', 'GET /', 403],
  ])('not where %s', (_, check, status) => {
    expect(remedy(check, status, 'no such todo')).toBeUndefined()
  })
})

test('a check is to follow a redirect', () => {
  expect(remedy('/', 302, '', { location: '/login' })).toContain('`follow=true`')
  expect(remedy('/ follow=true', 302, '', { location: '/login' })).toBeUndefined()
  expect(remedy('/ 302 contains=x', 302, '', { location: '/login' }, false)).toBeUndefined()
})

test.each([
  ['/', 'https://shop.example.com/'],
  ['/ follow=true', 'https://localhost/'],
  ['/login 200', 'https://127.0.0.1:8443/login'],
])('a check %s that is sent to %s is to say that it came by HTTPS', (check, location) => {
  expect(remedy(check, 301, '', { location })).toContain('`headers: {X-Forwarded-Proto: https}`')
  const told = { request: '/', headers: { 'x-forwarded-proto': 'https' } }
  expect(remedy(told, 301, '', { location }) ?? '').not.toContain('Proto')
})

test('a check that is sent away from the app is to expect that', () => {
  const said = remedy('/', 302, '', { location: 'http://login.example.com/?a' })
  expect(said).toBe(
    'the redirect to http://login.example.com leads away from the app: expect it, for instance with `GET / 302`',
  )
})

test.each([
  [{ ALLOWED_HOSTS: '["api.example.com", "localhost"]' }, 'api.example.com'],
  [{ APP_URL: 'https://shop.example.com:8443/x' }, 'shop.example.com'],
  [{ SERVER_NAME: 'localhost' }, 'localhost'],
  [{ ALLOWED_HOSTS: '*', DB_HOST: 'db.example.com' }, undefined],
])('%j names %s', (environment, name) => {
  expect(hostNameOf('app', model(environment))).toBe(name)
})
