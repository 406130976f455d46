import { expect, test } from '@jest/globals'
import { isTcp } from '../../../src/checks/tcp.js'
import { writeLine } from '../../../src/checks/write-check.js'
import { checkOf, readSmoke } from './reading.js'

test.each([
  ['TCP app:7777', { service: 'app', port: 7777 }],
  ['tcp app:7777 contains=ready', { service: 'app', port: 7777, expect: { contains: 'ready' } }],
  ['TCP app', { service: 'app', port: undefined }],
  ['TCP :25', { service: undefined, port: 25 }],
])('%s asks for a connection', (line, expected) => {
  const check = checkOf(line)
  expect(check).toMatchObject({ method: 'TCP', path: '', ...expected })
  expect(isTcp(check)).toBe(true)
  expect(isTcp(checkOf('GET /'))).toBe(false)
})

test('a map may ask for one, and a line is written as it is read', () => {
  const check = checkOf({ request: 'TCP app:7777', contains: 'two words', within: '3s' })
  expect(check).toMatchObject({ method: 'TCP', within: 3000, expect: { status: { kind: 'no status' } } })
  expect(check.text).toBe("TCP app:7777 contains='two words'")
  expect(writeLine({ ...check, expect: { contains: 'x' } })).toBe('TCP app:7777 contains=x')
})

test.each<[unknown, string]>([
  ['TCP', 'no service is named'],
  ['TCP contains=x', 'no service is named'],
  ['TCP app/path', '`app/path` is not a service with its port'],
  ['TCP app:70000', '`app:70000` is not a service with its port'],
  ['TCP app:7 200', 'a connection has no status'],
  ['TCP app:7 json=[]', 'a connection has no json'],
  [{ request: 'TCP app:7', headers: { Host: 'x' } }, 'a connection has no headers'],
])('%j is told: %s', (value, message) => {
  expect(readSmoke(value).problems).toMatchObject([{ message: `input smoke: ${message}` }])
})
