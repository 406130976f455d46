import { describe, expect, test } from '@jest/globals'
import { holdUntil } from '../../../src/checks/attempts.js'
import { redirected } from '../../../src/checks/redirects.js'
import { systemClock } from '../../../src/common/clock.js'
import { checkOf, readSmoke } from './reading.js'
import { serving } from './server.js'

const target = new URL('http://127.0.0.1:40001')
const to = (location: string, status = 302) => ({ status, statusText: '', headers: { location }, body: '' })

describe('a redirect', () => {
  test.each([
    ['/login?next=/', '/login?next=/'],
    ['b', '/a/b'],
    ['http://127.0.0.1:40001/x', '/x'],
    ['http://localhost:8000/x', '/x'],
    ['https://shop.example.com/x', '/x'],
  ])('to %s leads to the app itself', (location, path) => {
    const check = checkOf({ request: '/a/', headers: { host: 'shop.example.com' } })
    expect(redirected(check, target, to(location))?.path).toBe(path)
  })

  test.each([
    ['to another name', to('https://login.example.com/')],
    ['that names nothing', to('http://')],
    ['that is none', to('/x', 200)],
  ])('%s is not followed', (_, answer) => {
    expect(redirected(checkOf('/'), target, answer)).toBeUndefined()
  })

  test.each([
    [303, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [301, 'HEAD', 'HEAD'],
  ])('%i of %s asks with %s', (status, method, next) => {
    expect(redirected(checkOf(`${method} /`), target, to('/x', status))?.method).toBe(next)
  })
})

test.each(['/ 200 follow=true', { request: '/ 200', follow: true }])(
  '%j sees what the redirect leads to',
  async (value) => {
    await using server = await serving((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/login' })
      response.end(request.url)
    })
    const options = { signal: new AbortController().signal, within: 5000, clock: systemClock }
    const result = await holdUntil(checkOf(value), server.url, options)
    expect(result).toMatchObject({ status: 'passed', answer: { status: 200, body: '/login' } })
  },
)

test('a ring of redirects ends, and fails', async () => {
  await using server = await serving((_, response) => response.writeHead(302, { location: '/' }).end())
  const options = { signal: new AbortController().signal, within: 0, clock: systemClock }
  expect(await holdUntil(checkOf('/ follow=true'), server.url, options)).toMatchObject({
    status: 'failed',
    answer: { status: 302 },
  })
})

test('`follow` is true or false', () => {
  expect(readSmoke('/ follow=yes').problems).toMatchObject([
    { message: 'input smoke: `yes` is neither `true` nor `false`' },
  ])
})
