import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { answeredBefore, engineLost, messageOf, statusOf } from '../../../src/engine/engine-errors.js'

test.each([
  [{ statusCode: 404 }, 404],
  [new Error('socket hang up'), undefined],
  [undefined, undefined],
])('the status of %j is %j', (error, status) => expect(statusOf(error)).toBe(status))

test.each([
  [{ json: { message: 'no such image' } }, 'no such image'],
  [new Error('(HTTP code 409) unexpected - name is in use \n'), 'name is in use'],
  [new Error('socket hang up'), 'socket hang up'],
  ['text', 'text'],
])('the message of %j is %j', (error, message) => expect(messageOf(error)).toBe(message))

test('a page of HTML is no answer of an engine', () => {
  const page =
    '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n'
  const refused = (text: string) =>
    Object.assign(new Error(`(HTTP code 403) unexpected - ${text}`), { statusCode: 403 })
  expect(answeredBefore(refused(page))?.message).toBe(
    'what stands before the Docker Engine answers in its place: 403 Forbidden Request forbidden by administrative rules',
  )
  expect(answeredBefore(refused('authorization denied by plugin x: <no>'))).toBeUndefined()
})

describe('an engine that does not answer', () => {
  const failing = (code: string) => Object.assign(new Error(`connect ${code}`), { code })

  test.each([
    ['EACCES', 'no permission on the socket of the Docker Engine'],
    ['EPERM', 'no permission on the socket of the Docker Engine'],
    ['ENOENT', 'no Docker Engine answers'],
    ['ECONNREFUSED', 'no Docker Engine answers'],
    ['ECONNRESET', 'the Docker Engine was lost: it broke off the connection'],
    ['EPIPE', 'the Docker Engine was lost: it broke off the connection'],
    ['EMFILE', 'the Docker Engine was lost: connect EMFILE'],
  ])('is told from its error: %s', (code, message) => {
    const cause = failing(code)
    expect(engineLost(cause)).toMatchObject({ message, instead: expect.any(String), cause })
  })

  test('is told where its answer is cut', () => {
    expect(engineLost(new Error('aborted')).message).toContain('it broke off the connection')
  })

  test.each([
    [{ code: 'ENOENT', address: '/x.sock' }, 'no Docker Engine answers at unix:///x.sock'],
    [
      { code: 'ECONNREFUSED', address: '127.0.0.1', port: 9 },
      'no Docker Engine answers at tcp://127.0.0.1:9',
    ],
    [{ code: 'ECONNREFUSED', address: '::1', port: 9 }, 'no Docker Engine answers at tcp://[::1]:9'],
    [
      { code: 'ENOTFOUND', hostname: 'dind' },
      'no Docker Engine answers at tcp://dind: no machine has this name',
    ],
    [
      { code: 'ETIMEDOUT', address: '10.0.0.1', port: 2375 },
      'no Docker Engine answers at tcp://10.0.0.1:2375 in time',
    ],
    [
      { code: 'EACCES', address: '/x.sock' },
      'no permission on the socket of the Docker Engine, unix:///x.sock',
    ],
  ])('is told with its address: %j', (facts, message) => {
    expect(engineLost(Object.assign(new Error('connect'), facts)).message).toBe(message)
  })

  test.each([
    ['/run/podman/podman.sock', '`systemctl enable --now podman.socket`'],
    ['/run/user/1000/podman/podman.sock', '`systemctl --user enable --now podman.socket`'],
  ])('is Podman at %s', (address, command) => {
    const { message, instead } = engineLost(Object.assign(new Error('connect'), { code: 'ENOENT', address }))
    expect(message).toBe(`no Podman answers at unix://${address}`)
    expect(instead).toContain(command)
  })

  test('is not told twice', () => {
    const trouble = new EngineTrouble('the Docker Engine was lost')
    expect(engineLost(trouble)).toBe(trouble)
  })
})
